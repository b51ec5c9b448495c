'use strict';

(() => {
  const report = JSON.parse(document.getElementById('data').textContent);
  const tables = Object.fromEntries(Object.entries(report.tables).map(([id, table]) => [id, {
    rows: Array.from({ length: table.count }, (_, row) => row),
    columns: new Map(table.columns.map(column => [column.name, new Column(column)])),
  }]));
  const grids = [];
  const drawings = [];

  function describe() {
    document.title = document.querySelector('h1').textContent = report.title;
    const baselines = report.baselines.length ? ` Checked by the baselines ${report.baselines.join(', ')}.` : '';
    document.getElementById('about').textContent = `Tenant ${report.tenantId}, read by ${report.account} on ${momentText(report.created)}. `
      + `Activities since ${momentText(report.since)}.${baselines} All times are UTC.`;
  }

  /** Shows a section, and returns what opens its rows: narrowed by filters, with the focus on them. */
  function show(section) {
    const table = tables[section.table];
    const find = name => table.columns.get(name);
    const tests = section.where.map(filter => find(filter.column).chooser(filter.values));
    const rows = new Grid({
      caption: `Rows of ${section.title}`,
      columns: section.columns.map(find),
      rows: table.rows.filter(row => tests.every(test => test(row))),
      sort: section.sort, isDescending: section.isDescending, hasSearch: true, find,
    });
    const heading = make('h3', { id: `${section.id}-rows`, tabindex: '-1', text: 'Rows' });
    const open = filters => {
      rows.narrow(filters);
      heading.scrollIntoView();
      heading.focus({ preventScroll: true });
    };
    const openLine = (key, category) => open([
      { column: section.summary.key, values: [key] },
      ...(category === null ? [] : [{ column: section.summary.category, values: [category] }]),
    ]);
    const canvas = make('canvas', { role: 'img', 'aria-label': `Chart: ${section.title}. The table below it has the same numbers.` });
    const numbers = numbersOf(section, openLine);
    grids.push(rows, numbers);
    document.getElementById('main').append(make('section', { id: section.id, 'aria-labelledby': `${section.id}-title` },
      make('h2', { id: `${section.id}-title`, text: section.title }),
      make('p', { class: 'note', text: section.note }),
      ...section.notices.map(notice => make('p', { class: 'notice', text: notice })),
      ...(section.summary.keys.length ? [make('div', { class: 'chart' }, canvas)] : []),
      make('h3', { text: 'Numbers' }), numbers.element, heading, rows.element));
    if (section.summary.keys.length) { drawings.push({ canvas, section, open: openLine, chart: null }); }
    return open;
  }

  function numbersOf(section, open) {
    const { key, keys, categories, counts, details } = section.summary;
    const columns = [
      new Column({ name: key, type: 'Text', values: keys }),
      ...categories.map((name, index) => new Column({ name, type: 'Number', values: counts.map(line => line[index]) })),
      ...details.map(detail => new Column(detail)),
    ];
    return new Grid({
      caption: `Numbers of ${section.title}`, columns, rows: keys.map((_, line) => line), sort: null, length: 10,
      open: (line, column) => open(keys[line], column.name),
    });
  }

  function addLinks(section, open) {
    document.querySelector('nav ul').append(make('li', {}, make('a', { href: `#${section.id}`, text: section.title })));
    document.querySelector('.figures').append(...section.figures.map(figure => make('li', {},
      make('a', { href: `#${section.id}-rows`, onclick: event => { event.preventDefault(); open(figure.where); } },
        make('strong', { text: figure.value.toLocaleString('en') }), figure.label))));
  }

  function draw() {
    for (const drawing of drawings) {
      drawing.chart?.destroy();
      drawing.chart = drawChart(drawing.canvas, drawing.section, drawing.open);
    }
  }

  function print(isPrinting) {
    grids.forEach(grid => grid.print(isPrinting));
    draw();
  }

  describe();
  report.sections.forEach(section => addLinks(section, show(section)));
  draw();
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', draw);
  addEventListener('beforeprint', () => print(true));
  addEventListener('afterprint', () => print(false));
})();
