'use strict';

const longestChart = 15;

const colors = {
  Permanent: 'bad', Temporary: 'warn', Activated: 'info', Eligible: 'good',
  Approved: 'good', Denied: 'bad', 'Timed out': 'warn', Waiting: 'info',
  'Not used': 'warn', Used: 'good',
  Critical: 'bad', High: 'warn', Medium: 'info',
  Active: 'bad', 'Switched off': 'info', 'Not active': 'good',
  'Open now': 'bad', 'One activation away': 'warn', 'Several activations away': 'info',
  Fail: 'bad', CannotTell: 'warn', Excepted: 'info', Pass: 'good',
};

function css(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

/** Draws the chart of a section's summary; a click on what it shows opens the rows. */
function drawChart(canvas, section, open) {
  Chart.defaults.color = css('text');
  Chart.defaults.borderColor = css('line');
  Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
  Chart.defaults.animation = false;
  Chart.defaults.maintainAspectRatio = false;
  return section.chart === 'Calendar' ? drawCalendar(canvas, section, open) : drawBars(canvas, section, open);
}

function drawBars(canvas, section, open) {
  const { keys, categories, counts } = section.summary;
  const shown = keys.slice(0, longestChart);
  canvas.parentElement.style.height = `${shown.length * 26 + 80}px`;
  return new Chart(canvas, {
    type: 'bar',
    data: {
      labels: shown,
      datasets: categories.map((category, index) => ({
        label: category, data: shown.map((_, line) => counts[line][index]), backgroundColor: css(colors[category] ?? 'none'), maxBarThickness: 22,
      })),
    },
    options: {
      indexAxis: 'y',
      scales: { x: { stacked: true, ticks: { precision: 0 } }, y: { stacked: true, grid: { display: false }, ticks: { autoSkip: false, callback(value) { return shorten(this.getLabelForValue(value), this.chart.width); } } } },
      onClick: (event, elements) => elements.slice(0, 1).forEach(one => open(keys[one.index], categories[one.datasetIndex])),
    },
  });
}

function drawCalendar(canvas, section, open) {
  const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
  const { keys, counts } = section.summary;
  const data = keys.map((day, line) => ({ day, date: new Date(`${day}T00:00:00Z`), v: counts[line].reduce((sum, one) => sum + one, 0) }))
    .filter(one => !Number.isNaN(one.date.getTime()))
    .map(one => {
      const weekday = (one.date.getUTCDay() + 6) % 7;
      return { ...one, x: new Date(one.date - weekday * 86400000).toISOString().slice(0, 10), y: weekdays[weekday] };
    });
  const weeks = [...new Set(data.map(one => one.x))];
  const most = Math.max(1, ...data.map(one => one.v));
  canvas.parentElement.style.height = '260px';
  canvas.parentElement.style.width = `${weeks.length * 84 + 60}px`;
  const strength = one => one.v === 0 ? 0.06 : 0.2 + 0.8 * one.v / most;
  const numbers = {
    id: 'numbers',
    afterDatasetsDraw(chart) {
      if (weeks.length > 20) { return; }
      chart.ctx.save();
      chart.ctx.textAlign = 'center';
      chart.ctx.textBaseline = 'middle';
      chart.getDatasetMeta(0).data.forEach((element, index) => {
        const one = data[index];
        const center = element.getCenterPoint();
        chart.ctx.fillStyle = css(strength(one) > 0.6 ? 'back' : 'text');
        if (one.v > 0) { chart.ctx.fillText(one.v, center.x, center.y); }
      });
      chart.ctx.restore();
    },
  };
  return new Chart(canvas, {
    type: 'matrix',
    data: {
      datasets: [{
        label: section.title, data,
        backgroundColor: ({ dataIndex }) => `rgba(${css('heat')}, ${strength(data[dataIndex])})`,
        width: ({ chart }) => Math.max(2, (chart.chartArea?.width ?? 0) / weeks.length - 3),
        height: ({ chart }) => Math.max(2, (chart.chartArea?.height ?? 0) / 7 - 3),
      }],
    },
    options: {
      scales: {
        x: { type: 'category', labels: weeks, offset: true, grid: { display: false }, ticks: { maxRotation: 0 }, title: { display: true, text: 'Week of' } },
        y: { type: 'category', labels: weekdays, offset: true, reverse: true, grid: { display: false } },
      },
      plugins: {
        legend: { display: false },
        tooltip: { callbacks: { title: items => data[items[0].dataIndex].day, label: item => `${data[item.dataIndex].v} activations` } },
      },
      onClick: (event, elements) => elements.slice(0, 1).forEach(one => open(data[one.index].day, null)),
    },
    plugins: [numbers],
  });
}

/** A name that leaves at least half of the width to the bars. */
function shorten(text, width) {
  const longest = Math.min(42, Math.max(10, Math.floor(width / 17)));
  return text.length > longest ? `${text.slice(0, longest - 1)}\u2026` : text;
}
