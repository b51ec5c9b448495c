'use strict';

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

function momentText(seconds) {
  return new Date(seconds * 1000).toISOString().slice(0, 16).replace('T', ' ');
}

function durationText(seconds) {
  if (seconds < 60) { return `${Math.max(0, seconds)}s`; }
  const parts = [[Math.floor(seconds / 86400), 'd'], [Math.floor(seconds / 3600) % 24, 'h'], [Math.floor(seconds / 60) % 60, 'm']];
  return parts.filter(([number]) => number > 0).map(([number, unit]) => number + unit).join(' ');
}

/** A column of a table. Its values are texts, numbers of words, or seconds; null for none. */
class Column {
  constructor({ name, type, values, words = null, first = 0 }) {
    Object.assign(this, { name, type, values, words, first });
    this.ranks = null;
  }

  text(row) {
    const value = this.values[row];
    if (value === null) { return ''; }
    switch (this.type) {
      case 'Text': return this.words ? this.words[value] : value;
      case 'Moment': return momentText(this.first + value);
      case 'Duration': return durationText(value);
      default: return String(value);
    }
  }

  /** A number for each row by which it is sorted; null for none. */
  rank() {
    return this.ranks ??= this.type !== 'Text' ? this.values : this.words ? this.#wordRanks() : this.#textRanks();
  }

  #wordRanks() {
    const places = order(this.words);
    return this.values.map(value => value === null ? null : places[value]);
  }

  #textRanks() {
    const places = order(this.values.map(value => value ?? ''));
    return this.values.map((value, row) => value === null ? null : places[row]);
  }

  /** A test of rows for a text in any case. */
  finder(text) {
    if (this.type === 'Text' && this.words) {
      const found = this.words.map(word => word.toLowerCase().includes(text));
      return row => this.values[row] !== null && found[this.values[row]];
    }
    if (this.type === 'Text') { return row => this.values[row] !== null && this.values[row].toLowerCase().includes(text); }
    // Only what looks like a date or a time is looked for among them.
    return /^[\d :-]+$/.test(text) ? row => this.text(row).includes(text) : () => false;
  }

  /** A test of rows for one of some texts. */
  chooser(texts) {
    const wanted = new Set(texts);
    if (!this.words) { return row => wanted.has(this.values[row]); }
    const chosen = this.words.map(word => wanted.has(word));
    return row => this.values[row] !== null && chosen[this.values[row]];
  }
}

/** The place of each text among all, as people sort them; equal texts have the same. */
function order(texts) {
  const places = new Array(texts.length);
  let place = 0;
  texts.map((_, index) => index).sort((a, b) => collator.compare(texts[a], texts[b])).forEach((index, at, sorted) => {
    place = at > 0 && collator.compare(texts[sorted[at - 1]], texts[index]) !== 0 ? at : place;
    places[index] = place;
  });
  return places;
}
