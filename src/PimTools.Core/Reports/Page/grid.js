'use strict';

const rowsOfPage = 25;
const longestWord = 28;
const rowsOfPrint = 200;

/** Makes an element; texts are never markup. */
function make(name, { text, ...attributes } = {}, ...children) {
  const element = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) {
    if (attribute.startsWith('on')) { element.addEventListener(attribute.slice(2), value); } else { element.setAttribute(attribute, value); }
  }
  if (text !== undefined) { element.textContent = text; }
  element.append(...children);
  return element;
}

/** A table of which a page is shown: sorted, searched and narrowed by filters. */
class Grid {
  constructor({ caption, columns, rows, sort, isDescending = false, hasSearch = false, length = rowsOfPage, find, open }) {
    Object.assign(this, { columns, all: rows, sort, isDescending, length, find, open });
    this.filters = [];
    this.query = '';
    this.page = 0;
    this.usual = length;
    this.status = make('span', { role: 'status' });
    this.chips = make('span', { class: 'bar' });
    this.body = make('tbody');
    this.heads = columns.map(column => make('th', { scope: 'col', class: column.type === 'Number' ? 'number' : '' },
      make('button', { type: 'button', text: column.name, onclick: () => this.sortBy(column.name) })));
    this.previous = make('button', { type: 'button', text: 'Previous', onclick: () => this.turn(-1) });
    this.next = make('button', { type: 'button', text: 'Next', onclick: () => this.turn(1) });
    this.search = make('input', { type: 'search', 'aria-label': `Search in ${caption}`, placeholder: 'Search', oninput: () => this.#searchSoon() });
    this.element = make('div', {},
      make('div', { class: 'bar' }, ...(hasSearch ? [make('span', { class: 'search' }, this.search)] : []), this.status, this.chips),
      make('div', { class: 'scroll', role: 'region', tabindex: '0', 'aria-label': caption },
        make('table', {}, make('caption', { text: caption }), make('thead', {}, make('tr', {}, ...this.heads)), this.body)),
      this.pager = make('div', { class: 'bar pager' }, this.previous, this.next));
    this.choose();
  }

  /** Narrows the table to the rows that all filters choose. */
  narrow(filters) {
    this.filters = filters;
    this.query = this.search.value = '';
    this.choose();
  }

  sortBy(name) {
    this.isDescending = this.sort === name && !this.isDescending;
    this.sort = name;
    this.choose();
  }

  turn(pages) {
    this.page += pages;
    this.show();
  }

  /** Shows more at once while the page is printed. */
  print(isPrinting) {
    this.length = isPrinting ? rowsOfPrint : this.usual;
    this.page = 0;
    this.show();
  }

  choose() {
    const tests = this.filters.map(filter => this.find(filter.column).chooser(filter.values));
    if (this.query) {
      const finders = this.columns.map(column => column.finder(this.query));
      tests.push(row => finders.some(finder => finder(row)));
    }
    this.rows = this.all.filter(row => tests.every(test => test(row)));
    if (this.sort) { this.#order(); }
    this.page = 0;
    this.show();
  }

  // What has no value stands last either way.
  #order() {
    const ranks = this.columns.find(column => column.name === this.sort).rank();
    const sign = this.isDescending ? -1 : 1;
    this.rows.sort((a, b) => ranks[a] === ranks[b] ? a - b : ranks[a] === null ? 1 : ranks[b] === null ? -1 : sign * (ranks[a] - ranks[b]));
  }

  #searchSoon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.query = this.search.value.trim().toLowerCase();
      this.choose();
    }, 150);
  }

  show() {
    const from = this.page * this.length;
    const shown = this.rows.slice(from, from + this.length);
    this.body.replaceChildren(...shown.map(row => make('tr', {}, ...this.columns.map(column => this.#cell(column, row)))));
    this.heads.forEach((head, index) => {
      const isSorted = this.columns[index].name === this.sort;
      if (isSorted) { head.setAttribute('aria-sort', this.isDescending ? 'descending' : 'ascending'); } else { head.removeAttribute('aria-sort'); }
    });
    const count = number => number.toLocaleString('en');
    this.status.textContent = this.rows.length === 0 ? 'No rows'
      : shown.length === this.rows.length ? `${count(this.rows.length)} ${this.rows.length === 1 ? 'row' : 'rows'}`
      : `${count(from + 1)} to ${count(from + shown.length)} of ${count(this.rows.length)} rows`;
    this.previous.disabled = this.page === 0;
    this.next.disabled = from + shown.length >= this.rows.length;
    this.pager.hidden = this.rows.length <= this.length;
    this.chips.replaceChildren(...this.filters.map(filter => this.#chip(filter)));
  }

  #cell(column, row) {
    const text = column.text(row);
    if (column.type !== 'Number') { return make('td', { dir: 'auto', class: column.type === 'Moment' ? 'time' : text.length > longestWord ? 'long' : '', text }); }
    return column.values[row] > 0 && this.open
      ? make('td', { class: 'number' }, make('button', { type: 'button', text, onclick: () => this.open(row, column) }))
      : make('td', { class: 'number', text });
  }

  #chip(filter) {
    const text = `${filter.column}: ${filter.values.join(' or ')}`;
    return make('button', {
      type: 'button', text: `${text} \u2715`, 'aria-label': `Remove the filter ${text}`,
      onclick: () => this.narrow(this.filters.filter(one => one !== filter)),
    });
  }
}
