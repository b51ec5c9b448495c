'use strict';

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

function momentText(minutes) {
  return new Date(minutes * 60000).toISOString().slice(0, 16).replace('T', ' ');
}

function durationText(seconds) {
  if (seconds < 60) { return `${Math.max(0, seconds)}s`; }
  const parts = [[Math.floor(seconds / 86400), 'd'], [Math.floor(seconds / 3600) % 24, 'h'], [Math.floor(seconds / 60) % 60, 'm']];
  return parts.filter(([number]) => number > 0).map(([number, unit]) => number + unit).join(' ');
}

/** The 36 letters of an id that is written in 22. */
function idText(letters) {
  const digits = Array.from(atob(`${letters}==`), letter => letter.charCodeAt(0).toString(16).padStart(2, '0')).join('');
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
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

/** The texts that stand more than once, by their numbers; 0 is none. */
class Words {
  constructor(words) {
    this.all = ['', ...words];
    this.numbers = new Map(this.all.map((word, number) => [word, number]));
  }

  get places() { return this.order ??= order(this.all); }

  /** The words that have a text in them; all columns of a search share them. */
  found(text) {
    if (this.text !== text) { Object.assign(this, { text, hits: this.all.map(word => word.toLowerCase().includes(text)) }); }
    return this.hits;
  }
}

/** A column of a table. A value is the number of a word, a text that stands once, or a number; 0 is none, but for plain numbers. */
class Column {
  constructor({ name, type, values, before = 0, isOfIds = false }, words) {
    Object.assign(this, { name, type, values, before, isOfIds, words });
    this.ranks = null;
  }

  text(row) {
    const value = this.values[row];
    if (this.type === 'Number') { return String(value); }
    if (value === 0) { return ''; }
    switch (this.type) {
      case 'Moment': return momentText(this.before + value);
      case 'Duration': return durationText(this.before + value);
      default: return typeof value === 'number' ? this.words.all[value] : this.isOfIds ? idText(value) : value;
    }
  }

  /** A number for each row by which it is sorted; null for none. */
  rank() {
    return this.ranks ??= this.type === 'Number' ? this.values
      : this.type !== 'Text' ? this.values.map(value => value === 0 ? null : value)
      : this.#textRanks();
  }

  #textRanks() {
    const isOfWords = this.values.every(value => typeof value === 'number');
    const places = isOfWords ? this.words.places : order(this.values.map((_, row) => this.text(row)));
    return this.values.map((value, row) => value === 0 ? null : places[isOfWords ? value : row]);
  }

  /** A test of rows for a text in lower case. Only what looks like a date, a time or an id is looked for among them. */
  finder(text) {
    if (this.type !== 'Text') { return /^[\d :-]+$/.test(text) ? row => this.text(row).includes(text) : () => false; }
    const found = this.words?.found(text);
    const isId = this.isOfIds && /^[\da-f-]{4,}$/.test(text);
    return row => {
      const value = this.values[row];
      return typeof value === 'number' ? found[value] : this.isOfIds ? isId && idText(value).includes(text) : value.toLowerCase().includes(text);
    };
  }

  /** A test of rows for one of some texts. */
  chooser(texts) {
    const wanted = new Set(texts);
    const numbers = new Set(texts.map(text => this.words.numbers.get(text)));
    return row => typeof this.values[row] === 'number' ? numbers.has(this.values[row]) : wanted.has(this.text(row));
  }
}
