import { element } from '../controls/element.js';

/**
 * @typedef {{ name: string, label: string, root: HTMLElement }} Tab
 * @typedef {import('../../state/reducer.js').State} State
 */

const keySteps = /** @type {Record<string, number>} */ ({ ArrowLeft: -1, ArrowRight: 1 });

/**
 * Creates tabs as the ARIA practices describe them: one Tab stop, with arrow keys between the tabs.
 * @param {Tab[]} tabs
 * @param {(name: string) => void} choose
 */
export function createTabs(tabs, choose) {
  const buttons = tabs.map(({ name, label }) =>
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
  const panels = tabs.map(({ name, root }) =>
    element(
      'div',
      { class: 'tab-panel', role: 'tabpanel', id: `panel-${name}`, 'aria-labelledby': `tab-${name}` },
      root,
    ),
  );
  const list = element('div', { class: 'tabs', role: 'tablist', 'aria-label': 'Views' }, ...buttons);
  list.addEventListener('keydown', (event) => {
    const at = buttons.indexOf(/** @type {HTMLButtonElement} */ (event.target));
    const last = buttons.length - 1;
    const goal =
      { Home: 0, End: last }[event.key] ?? (at + (keySteps[event.key] ?? 0) + buttons.length) % buttons.length;
    if (goal === at) return;
    event.preventDefault();
    buttons[goal].focus();
    choose(tabs[goal].name);
  });

  /** @param {State} state @param {State} [previous] */
  function update({ settings }, previous) {
    if (settings.panel === previous?.settings.panel) return;
    tabs.forEach(({ name }, i) => {
      const chosen = name === settings.panel;
      buttons[i].setAttribute('aria-selected', String(chosen));
      buttons[i].tabIndex = chosen ? 0 : -1;
      panels[i].hidden = !chosen;
    });
  }
  return { list, panels, update };
}
