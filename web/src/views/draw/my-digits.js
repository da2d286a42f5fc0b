import './my-digits.css';
import { areDigits, fullClassName } from '../data/class-names.js';
import { createDigitCanvas, frameSide } from '../images/digit-canvas.js';
import { controls } from '../../config/hyper-parameters.js';
import { element, setText } from '../controls/element.js';
import { formatCount } from '../controls/format.js';
import { createRadioRow } from '../controls/radio-row.js';
import { term } from '../controls/term.js';

/**
 * @typedef {import('../../state/reducer.js').State} State
 * @typedef {import('../../state/session.js').Actions} Actions
 */

/** The strip shows the latest digits; the image browser has all of them. */
const mostShown = 60;
const area = frameSide * frameSide;

/** @param {number} k @param {(label: number) => void} keep */
function createKeepButton(k, keep) {
  const name = element('span', { class: 'keep-name' }, String(k));
  const count = element('span', { class: 'keep-count', 'aria-hidden': 'true' });
  const root = element(
    'button',
    { type: 'button', class: 'button keep-button', 'data-testid': `keep-${k}`, onclick: () => keep(k) },
    name,
    count,
  );
  return {
    root,
    /** @param {string[]} names @param {number} kept how many of this class there are */
    update(names, kept) {
      setText(name, names[k]);
      setText(count, kept > 0 ? formatCount(kept) : '\u00a0');
      root.setAttribute('aria-label', `Keep as ${fullClassName(names, k)}, ${formatCount(kept)} kept so far`);
    },
  };
}

/** @param {number} i @param {Uint8Array} pixels @param {string} name @param {Actions} actions */
function keptItem(i, pixels, name, actions) {
  const digit = createDigitCanvas({ 'aria-label': `${name}, number ${i + 1} of yours` });
  digit.show(pixels);
  const remove = element(
    'button',
    {
      type: 'button',
      class: 'kept-remove',
      'aria-label': `Remove the ${name}, number ${i + 1}`,
      onclick: () => actions.myDigits.remove(i),
    },
    '×',
  );
  return element(
    'li',
    { class: 'kept', 'data-testid': 'kept', 'data-row': i },
    digit.canvas,
    element('span', { class: 'kept-name', 'aria-hidden': 'true' }, name),
    remove,
  );
}

/** Creates the strip of the visitor's latest digits, newest first. @param {Actions} actions */
function createStrip(actions) {
  const root = element('ul', { class: 'kept-strip', 'aria-label': 'Kept', 'data-testid': 'kept-strip' });
  let asked = 0;
  return {
    root,
    /** @param {State['data']['mine']} mine @param {string[]} names */
    async update({ size, labels }, names) {
      const turn = ++asked;
      const rows = Array.from({ length: Math.min(size, mostShown) }, (_, i) => size - 1 - i);
      const pixels =
        size > 0 ? await actions.data.imagesOf('mine', Uint32Array.from(rows)).catch(() => null) : new Uint8Array(0);
      if (turn !== asked || pixels?.length !== rows.length * area) return;
      const held = root.contains(document.activeElement);
      root.replaceChildren(
        ...rows.map((row, i) => keptItem(row, pixels.subarray(i * area, (i + 1) * area), names[labels[row]], actions)),
      );
      // The button that removed a digit is gone too, so move the keyboard focus to the next one.
      if (held) root.querySelector('button')?.focus();
    },
  };
}

/**
 * Creates the controls that label and save the drawing on the pad, and say what the saved digits are used for.
 * @param {Actions} actions
 * @param {(label: number) => void} keep
 */
export function createMyDigits(actions, keep) {
  const title = element('h2', { class: 'small-heading' });
  const buttons = Array.from({ length: 10 }, (_, k) => createKeepButton(k, keep));
  const row = element(
    'div',
    { class: 'keep-buttons', role: 'group', 'aria-label': 'Keep the drawing as' },
    ...buttons.map(({ root }) => root),
  );
  const note = element('p', { class: 'note keep-note', role: 'status', 'data-testid': 'keep-note' });
  const use = createRadioRow({
    name: 'my-digits-use',
    label: 'My digits are used',
    testid: 'use-mine',
    choose: (value) => actions.myDigits.use(/** @type {'none' | 'training' | 'test'} */ (value)),
    wraps: true,
  });
  const useWords = element('p', { class: 'note' });
  const strip = createStrip(actions);
  const clear = element(
    'button',
    { type: 'button', class: 'button-quiet', 'data-testid': 'clear-mine', onclick: () => actions.myDigits.clear() },
    'Remove all',
  );
  const all = element(
    'button',
    { type: 'button', class: 'button-quiet', onclick: () => actions.settings.set('panel', 'data') },
    'See them in Data',
  );
  const kept = element(
    'div',
    { class: 'kept-place' },
    element('div', { class: 'kept-use' }, use.root, useWords),
    strip.root,
    element('div', { class: 'kept-foot' }, all, clear),
  );
  const root = element('section', { class: 'my-digits', 'aria-label': 'My digits' }, title, row, note, kept);

  /** @param {State} state */
  function showUse({ settings }) {
    const options = controls.mine.options ?? [];
    use.update(
      options.map(({ value, label }) => ({ value, label })),
      settings.mine,
    );
    setText(useWords, options.find(({ value }) => value === settings.mine)?.help ?? '');
  }

  return {
    root,
    /** @param {boolean} can whether there is a drawing to keep @param {string} words what to do, or what has been done */
    offer(can, words) {
      buttons.forEach((button) => {
        button.root.disabled = !can;
      });
      setText(note, words);
    },
    /** @param {State} state @param {State} [previous] */
    update(state, previous) {
      const { mine, classNames } = state.data;
      if (state.settings.mine !== previous?.settings.mine) showUse(state);
      if (mine === previous?.data.mine && classNames === previous.data.classNames) return;
      title.replaceChildren(
        areDigits(classNames) ? term('my digits', 'My digits') : term('my digits', 'Images of your own'),
      );
      row.toggleAttribute('data-named', !areDigits(classNames));
      buttons.forEach((button, k) => button.update(classNames, mine.classCounts[k]));
      kept.hidden = mine.size === 0;
      void strip.update(mine, classNames);
    },
  };
}
