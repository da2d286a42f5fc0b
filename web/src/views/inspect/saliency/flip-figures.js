import { fullClassName } from '../../data/class-names.js';
import { createDigitCanvas } from '../../images/digit-canvas.js';
import { element, setAttribute, setText } from '../../controls/element.js';
import { formatCount, formatPercent } from '../../controls/format.js';
import { createSignedLegend, paintSigned } from '../../figures/signed-colours.js';
import { largestMagnitude } from '../../figures/signed-scale.js';
import { whenThemeChanges } from '../../page/theme.js';
import { formatFlip, formatInk } from './flip-text.js';

/**
 * @typedef {import('../../../state/reducer.js').State} State
 * @typedef {import('../../../state/session.js').Actions} Actions
 * @typedef {import('../../../worker/protocol.js').FlipReport} FlipReport
 * @typedef {import('../../../worker/protocol.js').SaliencyReport} SaliencyReport
 */

const side = 28;

/** @param {string} title @param {HTMLElement} picture @param {...HTMLElement} below */
const figure = (title, picture, ...below) =>
  element(
    'figure',
    { class: 'flip-figure' },
    element('div', { class: 'mind-small' }, picture),
    element('figcaption', {}, element('strong', {}, title), ...below),
  );

/** Creates the figures of the digit, the change, and the changed digit. @param {Actions} actions */
export function createFlipFigures(actions) {
  const target = element('select', { class: 'input', 'data-testid': 'flip-target', onchange: () => clear() });
  const find = element(
    'button',
    { type: 'button', class: 'button', 'data-testid': 'flip-find', onclick: () => search() },
    'Find it',
  );
  const words = element('p', { class: 'note', role: 'status', 'data-testid': 'flip-words' }, '\u00a0');
  const before = createDigitCanvas({ 'aria-label': 'The digit as it is' });
  const change = element('canvas', { class: 'mind-picture', role: 'img', 'aria-label': 'The change' });
  const after = createDigitCanvas({ 'aria-label': 'The digit as changed', 'data-testid': 'flip-result' });
  const [beforeWords, changeWords, afterWords] = [0, 1, 2].map(() => element('span', { class: 'note' }));
  const legend = createSignedLegend('Change of ink');
  const figures = element(
    'div',
    { class: 'flip-figures' },
    figure('As it is', before.canvas, beforeWords),
    figure('The change', change, changeWords, legend.root),
    figure('As changed', after.canvas, afterWords),
  );
  const asked = element(
    'div',
    { class: 'flip-asked' },
    element('label', { class: 'digit-choice' }, element('span', { class: 'field-label' }, 'Make it'), target),
    find,
  );
  const root = element('div', { class: 'flip' }, asked, words, figures);
  const invitation =
    'The fewest and faintest changes of ink that make the network give another answer, by a few steps along its gradient (DeepFool).';

  let classNames = /** @type {string[]} */ ([]);
  /** @type {Uint8Array|null} */
  let pixels = null;
  /** @type {unknown[]} */
  let network = [];
  let searching = false;
  /** @type {ArrayLike<number>|null} */
  let answersNow = null;
  let repaint = () => {};
  whenThemeChanges(() => repaint());

  function clear() {
    figures.hidden = true;
    setText(words, invitation);
    delete words.dataset.value;
  }

  async function search() {
    if (!pixels || searching) return;
    const [original, asking] = [pixels, network];
    searching = true;
    find.disabled = true;
    const flip = await actions.inspect.flipDecision(original, target.value === '' ? null : Number(target.value));
    searching = false;
    find.disabled = false;
    if (flip && original === pixels) show(flip, original, asking);
  }

  /** @param {FlipReport} flip @param {Uint8Array} original @param {unknown[]} asking */
  function show(flip, original, asking) {
    const name = (/** @type {number} */ digit) => fullClassName(classNames, digit);
    const flips = flip.found && flip.to !== flip.from;
    figures.hidden = !flips;
    words.dataset.value = flips ? String(flip.to) : '';
    if (!flips)
      return setText(
        words,
        flip.found
          ? `That is what the network says already: ${name(flip.from)}.`
          : `No such change was found in ${flip.steps} steps: the network goes on saying ${name(flip.from)}.`,
      );
    const difference = Float32Array.from(flip.image, (value, k) => value - original[k] / 255);
    const limit = largestMagnitude(difference);
    const length = Math.hypot(...Array.from(original, (pixel) => pixel / 255));
    before.show(original);
    after.show(Uint8Array.from(flip.image, (value) => Math.round(255 * value)));
    repaint = () => paintSigned(change, difference, { width: side, height: side, limit });
    repaint();
    legend.update(limit);
    setAttribute(change, 'aria-label', `The change, at most ${formatInk(limit)}`);
    const output = (/** @type {ArrayLike<number>} */ answers, /** @type {number} */ digit) =>
      flip.kind === 'probability' ? formatPercent(answers[digit]) : answers[digit].toFixed(2);
    setText(beforeWords, answersNow ? `${name(flip.from)}: ${output(answersNow, flip.from)}` : name(flip.from));
    setText(
      afterWords,
      `${name(flip.to)}: ${output(flip.answers, flip.to)}, ${name(flip.from)}: ${output(flip.answers, flip.from)}`,
    );
    setText(
      changeWords,
      `Shown ${limit > 0 ? formatCount(Math.max(1, Number((1 / limit).toPrecision(2)))) : 1} times as strong.`,
    );
    const stale =
      asking !== network && asking.some((value, k) => value !== network[k]) ? ' The network has learned on since.' : '';
    setText(words, formatFlip({ ...flip, from: name(flip.from), to: name(flip.to), length }) + stale);
  }

  clear();
  return {
    root,
    /** Stores the network's outputs for the unchanged digit. @param {SaliencyReport} report */
    answers({ answers }) {
      answersNow = answers;
    },
    /** @param {State} state @param {Uint8Array|null} digit @param {unknown[]} key */
    update({ data }, digit, key) {
      if (classNames !== data.classNames) {
        classNames = data.classNames;
        const { value } = target;
        target.replaceChildren(
          element('option', { value: '' }, 'any other'),
          ...classNames.map((_, k) => element('option', { value: k }, fullClassName(classNames, k))),
        );
        target.value = value;
      }
      if (digit !== pixels) clear();
      pixels = digit;
      network = key;
      find.disabled = !digit || searching;
    },
  };
}
