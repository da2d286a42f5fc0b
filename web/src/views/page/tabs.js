import { element } from '../controls/element.js';

/**
 * @typedef {{ name: string, label: string, root: HTMLElement }} Tab
 * @typedef {import('../../state/reducer.js').State} State
 */

const keySteps = /** @type {Record<string, number>} */ ({ ArrowLeft: -1, ArrowRight: 1 });

/**
 * Creates tabs as the ARIA practices describe them: one Tab stop, with arrow keys between the tabs. A panel without a
 * label has no tab.
 * @param {Tab[]} tabs
 * @param {(name: string) => void} choose
 */
export function createTabs(tabs, choose) {
  const labelled = tabs.filter(({ label }) => label !== '');
  const buttons = labelled.map(({ name, label }) =>
    element(
      'button',
      {
        type: 'button',
        class: 'tab',
        role: 'tab',
        id: `tab-${name}`,
        'aria-controls': `panel-${name}`,
        onclick: () => choose(name),
      },
      label,
    ),
  );
  const panels = tabs.map(({ name, label, root }) =>
    element(
      'div',
      {
        class: 'tab-panel',
        id: `panel-${name}`,
        ...(label ? { role: 'tabpanel', 'aria-labelledby': `tab-${name}` } : { role: 'region', 'aria-label': name }),
      },
      root,
    ),
  );
  const list = element('div', { class: 'tabs', role: 'tablist', 'aria-label': 'Views' }, ...buttons);
  list.addEventListener('keydown', (event) => {
    // Alt and Command with an arrow key go back and forth in the browser's history.
    if (event.altKey || event.metaKey || event.ctrlKey) return;
    const at = buttons.indexOf(/** @type {HTMLButtonElement} */ (event.target));
    const last = buttons.length - 1;
    const goal =
      { Home: 0, End: last }[event.key] ?? (at + (keySteps[event.key] ?? 0) + buttons.length) % buttons.length;
    if (goal === at) return;
    event.preventDefault();
    buttons[goal].focus();
    choose(labelled[goal].name);
  });

  /** @param {State} state @param {State} [previous] */
  function update({ settings }, previous) {
    if (settings.panel === previous?.settings.panel) return;
    tabs.forEach(({ name }, i) => {
      panels[i].hidden = name !== settings.panel;
    });
    const selected = labelled.findIndex(({ name }) => name === settings.panel);
    buttons.forEach((button, i) => {
      button.setAttribute('aria-selected', String(i === selected));
      button.tabIndex = i === Math.max(selected, 0) ? 0 : -1;
    });
  }
  return { list, panels, update };
}
