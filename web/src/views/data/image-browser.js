import { areDigits, fullClassName } from './class-names.js';
import { element, setText } from '../controls/element.js';
import { formatCount } from '../controls/format.js';
import { chooseImages } from './image-choice.js';
import { createImageGrid } from '../images/image-grid.js';
import { createLargeView } from '../images/large-view.js';
import { createRadioRow } from '../controls/radio-row.js';

/**
 * @typedef {import('../../state/reducer.js').State} State
 * @typedef {import('../../state/session.js').Actions} Actions
 * @typedef {'train' | 'test' | 'mine'} Set
 */

const setNames = /** @type {const} */ (['train', 'test', 'mine']);
const titles = { train: 'the training set', test: 'the test set', mine: 'your own' };
const allClasses = 'all';

/** Returns a value that changes whenever the images of a set change. @param {State['data']} data @param {Set} set */
const versionOf = (data, set) => (set === 'mine' ? data.mine.version : data[set]);

/** @param {State['data']} data @param {Set} set */
const sizeOf = (data, set) => data[set]?.size ?? 0;

/** @param {Set} set */
function nothingWords(set) {
  return set === 'mine'
    ? 'Nothing of yours is kept yet. Draw a digit and press what it is, in Draw.'
    : 'No images here yet.';
}

/**
 * Creates a browser of all images of a set, optionally of one class only. Pressing an image shows it enlarged.
 * @param {Actions} actions
 */
export function createImageBrowser(actions) {
  const sets = createRadioRow({
    name: 'browsed-set',
    label: 'Set',
    testid: 'browse-set',
    choose: (value) => choose({ set: /** @type {Set} */ (value) }),
  });
  const classes = createRadioRow({
    name: 'browsed-class',
    label: 'Class',
    testid: 'browse-class',
    choose: (value) => choose({ only: value === allClasses ? null : Number(value) }),
    wraps: true,
  });
  const readout = element('p', { class: 'note browser-readout', 'data-testid': 'browse-readout' });
  const nothing = element('p', { class: 'note browser-nothing', hidden: true });
  const grid = createImageGrid();
  const large = createLargeView();
  const root = element(
    'section',
    { class: 'browser', 'aria-label': 'The images' },
    element('div', { class: 'browser-head' }, sets.root, classes.root),
    element('div', { class: 'browser-place' }, grid.root, nothing),
    readout,
    large.root,
  );

  /** @type {State['data'] | undefined} */
  let data;
  /** @type {{ set: Set, only: number | null }} */
  let choice = { set: 'train', only: null };
  let images = chooseImages(new Uint8Array(0), null);
  /** @type {import('../images/image-grid.js').Images | null} */
  let shown = null;
  /** @type {unknown} */
  let content;
  let visible = false;
  let asked = 0;

  /** @param {number} cell */
  const describe = (cell) =>
    `Row ${formatCount(images.rowOf(cell) + 1)}: ${fullClassName(data?.classNames ?? [], images.labelOf(cell))}`;

  /** @param {number | null} cell */
  function showReadout(cell) {
    const whole = `${formatCount(images.count)} ${images.count === 1 ? 'image' : 'images'}. Press one, or Enter, to see it large.`;
    setText(readout, cell === null ? (images.count > 0 ? whole : '\u00a0') : describe(cell));
  }

  /** @param {number | null} opened the image that is shown large */
  function showGrid(opened) {
    grid.update({ images: shown, opened, open: openLarge, point: showReadout });
  }

  /** @param {number} cell */
  function openLarge(cell) {
    const { set } = choice;
    const of = images;
    const series = {
      title: titles[set],
      count: of.count,
      describe: (/** @type {number} */ at) => ({
        row: of.rowOf(at),
        name: fullClassName(data?.classNames ?? [], of.labelOf(at)),
      }),
      image: (/** @type {number} */ at) => actions.data.imagesOf(set, of.rows(at, at + 1)),
    };
    large.update({ series, cell, moved: showGrid, closed: closeLarge });
  }

  function closeLarge() {
    large.update({ series: null, cell: 0, closed() {} });
    showGrid(null);
  }

  /** Requests the labels of the chosen set and lays out its images. */
  async function refresh() {
    if (!data || !visible) return;
    const { set, only } = choice;
    content = versionOf(data, set);
    const turn = ++asked;
    const labels =
      sizeOf(data, set) > 0 ? await actions.data.labelsOf(set).catch(() => new Uint8Array(0)) : new Uint8Array(0);
    if (turn !== asked) return;
    closeLarge();
    const chosen = chooseImages(labels, only);
    images = chosen;
    shown = {
      label: `Images of ${titles[set]}`,
      count: chosen.count,
      images: (first, end) => actions.data.imagesOf(set, chosen.rows(first, end)),
      describe,
    };
    showGrid(null);
    setText(nothing, sizeOf(data, set) > 0 ? 'None of this class.' : nothingWords(set));
    nothing.hidden = chosen.count > 0;
    showReadout(null);
  }

  /** @param {Partial<typeof choice>} change */
  function choose(change) {
    choice = { ...choice, ...change };
    if (data) showChoice(data);
    void refresh();
  }

  /** @param {State['data']} shown */
  function showChoice({ classNames }) {
    const mine = areDigits(classNames) ? 'My digits' : 'Mine';
    const labels = { train: 'Training', test: 'Test', mine };
    sets.update(
      setNames.map((value) => ({ value, label: labels[value] })),
      choice.set,
    );
    classes.update(
      [{ value: allClasses, label: 'All' }, ...classNames.map((label, k) => ({ value: String(k), label }))],
      choice.only === null ? allClasses : String(choice.only),
    );
  }

  grid.connected();
  return {
    root,
    /** @param {State} state */
    update(state) {
      const namesChanged = data?.classNames !== state.data.classNames;
      visible = state.settings.panel === 'data';
      data = state.data;
      if (namesChanged) showChoice(data);
      if (content !== versionOf(data, choice.set)) void refresh();
    },
  };
}
