'use strict';
// Never needed: one selection for all pictures and their tables, and tables that can be sorted.
(() => {
  const marks = new Map();
  const rows = new Map();
  const names = new Map();
  let chosen = [];
  const status = document.createElement('p');
  status.className = 'status';
  status.setAttribute('role', 'status');
  document.body.append(status);

  // Maps of a line-up and draws of a null are chosen within their own figure, by their place in it.
  const own = '[data-map],[data-count]';
  const figures = [...document.querySelectorAll('figure')];
  const within = (node, at) => {
    const figure = node.closest('figure');
    return figure.querySelector(own) ? `${figures.indexOf(figure)}#${at}` : undefined;
  };

  const put = (map, key, value) => map.has(key) ? map.get(key).push(value) : map.set(key, [value]);
  const short = (number) => Number(Number(number).toPrecision(4));
  const title = (mark) => (mark.querySelector('title')?.textContent ?? '').trim();

  function choose(key, time, words) {
    chosen.forEach((part) => {
      part.classList.remove('chosen');
      part.removeAttribute('aria-current');
      if (part.hasAttribute('aria-pressed')) part.setAttribute('aria-pressed', 'false');
    });
    const same = (part) => time === undefined || part.time === undefined || part.time === time;
    chosen = [...(marks.get(key) ?? []), ...(rows.get(key) ?? [])].filter(same).map((part) => part.node);
    chosen.forEach((part) => {
      part.classList.add('chosen');
      part.setAttribute(part.hasAttribute('aria-pressed') ? 'aria-pressed' : 'aria-current', 'true');
    });
    status.textContent = key === undefined ? '' : words;
  }

  // One stop of the tab key for a group; the arrows go on inside it.
  function rove(items, act) {
    items.forEach((item, at) => {
      item.setAttribute('tabindex', at === 0 ? '0' : '-1');
      item.addEventListener('click', () => act(item));
      item.addEventListener('keydown', (event) => {
        const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
        const to = { Home: 0, End: items.length - 1 }[event.key]
          ?? (step && Math.min(Math.max(at + step, 0), items.length - 1));
        if (to !== undefined) {
          item.setAttribute('tabindex', '-1');
          items[to].setAttribute('tabindex', '0');
          items[to].focus();
        } else if (event.key === 'Enter' || event.key === ' ') act(item);
        else if (event.key === 'Escape') choose();
        else return;
        event.preventDefault();
      });
    });
  }

  function table(node) {
    const lines = [...node.tBodies[0].rows];
    const codes = /^(code|place code)$/.test(node.tHead.rows[0].cells[0].textContent);
    const series = node.tHead.rows[0].cells[1]?.textContent === 'time';
    lines.forEach((line, at) => {
      const cells = [...line.cells].map((cell) => cell.textContent.trim());
      const time = series ? cells[1] : undefined;
      const place = within(node, at);
      if (place !== undefined) {
        line.dataset.key = place;
        line.dataset.words = cells.join(', ');
        put(rows, place, { node: line });
        return;
      }
      if (codes) names.set(cells[0], cells[1]);
      new Set(series ? cells.slice(0, 1) : cells.slice(0, 2)).forEach((key) => put(rows, key, { node: line, time }));
      line.dataset.key = codes || /^rank$/.test(node.tHead.rows[0].cells[0].textContent) ? cells[1] : cells[0];
      if (time !== undefined) line.dataset.time = time;
    });
    rove(lines, (line) => choose(line.dataset.key, line.dataset.time, `Chosen: ${line.dataset.words ?? line.dataset.key}`));
    sortable(node, lines);
  }

  function sortable(node, lines) {
    const number = (text) => parseFloat(text.replace(/,/g, '').replace(/−/g, '-'));
    [...node.tHead.rows[0].cells].forEach((head, column) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener('click', () => {
        const up = head.getAttribute('aria-sort') !== 'ascending';
        node.tHead.querySelectorAll('[aria-sort]').forEach((other) => other.removeAttribute('aria-sort'));
        head.setAttribute('aria-sort', up ? 'ascending' : 'descending');
        const text = (line) => line.cells[column].textContent.trim();
        const order = (one, other) => {
          const [a, b] = [number(one), number(other)];
          return Number.isNaN(a) || Number.isNaN(b) ? one.localeCompare(other) : a - b;
        };
        lines.sort((one, other) => order(text(one), text(other)) * (up ? 1 : -1));
        node.tBodies[0].append(...lines);
      });
    });
  }

  function picture(svg) {
    const found = [...svg.querySelectorAll('[data-geoid],[data-label][data-value],[data-kilometers],' + own)];
    if (found.length === 0) return;
    svg.setAttribute('role', 'group');
    found.forEach((mark, at) => {
      const { geoid, label, time, value, kilometers, map, count, low, high } = mark.dataset;
      const key = within(mark, at) ?? (geoid === undefined ? label ?? kilometers : names.get(geoid) ?? geoid);
      mark.dataset.key = key;
      put(marks, key, { node: mark, time });
      mark.setAttribute('role', 'button');
      mark.setAttribute('aria-pressed', 'false');
      const told = (map && `map ${map}`) || (count && `draws: ${count}, from ${short(low)} to ${short(high)}`);
      mark.setAttribute('aria-label', title(mark) || told || [key, time, value].filter((part) => part !== undefined).join(', '));
    });
    rove(found, (mark) => choose(mark.dataset.key, mark.dataset.time, `Chosen: ${mark.getAttribute('aria-label')}`));
  }

  // The answer of a line-up is framed while it is unfolded.
  function reveal(part) {
    const real = part.closest('figure').querySelector(`[data-map="${part.dataset.real}"]`);
    part.addEventListener('toggle', () => real?.classList.toggle('real', part.open));
  }

  const start = () => {
    document.querySelectorAll('figure table').forEach(table);
    document.querySelectorAll('figure svg.pic').forEach(picture);
    document.querySelectorAll('details.reveal').forEach(reveal);
    document.documentElement.classList.add('scripted');
  };
  (window.requestIdleCallback ?? window.setTimeout)(start);
})();
