import { html } from 'lit-html';
import { areDigits, fullClassName } from './class-names.js';
import { elementOf } from '../controls/element-of.js';
import { formatCount } from '../controls/format.js';
import { chooseImages } from './image-choice.js';
import { createImageGrid } from '../images/image-grid.js';
import { createLargeView } from '../images/large-view.js';
import { ownedElement } from '../page/owned-element.js';
import { radioRow } from '../controls/radio-row.js';
import { createView } from '../page/renderer.js';

/**
 * @typedef {import('../../state/reducer.js').State} State
 * @typedef {import('../../state/session.js').Actions} Actions
 * @typedef {'train' | 'test' | 'mine'} Set
 * @typedef {ReturnType<typeof chooseImages>} Chosen
 *
 * @typedef {object} Browsed the images that are shown
 * @property {Set} set
 * @property {Chosen} chosen
 * @property {import('../images/image-grid.js').Images} images
 *
 * @typedef {object} Local
 * @property {Set} set
 * @property {number | null} only the class that is shown, or null for all
 * @property {Browsed | null} browsed
 * @property {number | null} pointed the cell under the pointer or the keyboard cursor
 * @property {{ series: import('../images/large-view.js').Series, cell: number } | null} opened the image shown large
 */

const setNames = /** @type {const} */ (['train', 'test', 'mine']);
const titles = { train: 'the training set', test: 'the test set', mine: 'your own' };
const allClasses = 'all';

/** Returns a value that changes whenever the images of a set change. @param {State['data']} data @param {Set} set */
const versionOf = (data, set) => (set === 'mine' ? data.mine.version : data[set]);

/** @param {State['data']} data @param {Set} set */
const sizeOf = (data, set) => data[set]?.size ?? 0;

/** Explains why no images are shown. @param {State['data']} data @param {Set} set */
function formatNothing(data, set) {
  if (sizeOf(data, set) > 0) return 'None of this class.';
  return set === 'mine'
    ? 'You have not kept a digit yet. Draw one in the Draw tab, then choose the digit it shows.'
    : 'No images here yet.';
}

/** @param {Chosen} chosen @param {number} cell @param {string[]} classNames */
const formatImage = (chosen, cell, classNames) =>
  `Row ${formatCount(chosen.rowOf(cell) + 1)}: ${fullClassName(classNames, chosen.labelOf(cell))}`;

/** @param {Browsed | null} browsed @param {number | null} pointed @param {string[]} classNames */
function formatReadout(browsed, pointed, classNames) {
  const count = browsed?.chosen.count ?? 0;
  if (!browsed || count === 0) return '\u00a0';
  if (pointed !== null && pointed < count) return formatImage(browsed.chosen, pointed, classNames);
  return `${formatCount(count)} ${count === 1 ? 'image' : 'images'}. Select one to see it large.`;
}

/**
 * Creates a browser of all images of a set, optionally of one class only. Pressing an image shows it enlarged.
 * @param {Actions} actions
 */
export function createImageBrowser(actions) {
  /** @type {State | undefined} */
  let state;
  /** @type {unknown} */
  let content;
  let asked = 0;

  /** @param {Set} set @param {Chosen} chosen @returns {Browsed} */
  function browse(set, chosen) {
    const images = {
      label: `Images of ${titles[set]}`,
      count: chosen.count,
      images: (/** @type {number} */ first, /** @type {number} */ end) =>
        actions.data.imagesOf(set, chosen.rows(first, end)),
      describe: (/** @type {number} */ cell) => formatImage(chosen, cell, state?.data.classNames ?? []),
    };
    return { set, chosen, images };
  }

  /** @param {Browsed} browsed @returns {import('../images/large-view.js').Series} */
  const seriesOf = ({ set, chosen, images }) => ({
    title: titles[set],
    count: chosen.count,
    describe: (cell) => ({
      row: chosen.rowOf(cell),
      name: fullClassName(state?.data.classNames ?? [], chosen.labelOf(cell)),
    }),
    image: (cell) => images.images(cell, cell + 1),
  });

  /** Requests the labels of the chosen set and lays out its images. */
  async function refresh() {
    if (!state) return;
    const { set, only } = view.local();
    content = versionOf(state.data, set);
    const turn = ++asked;
    const labels = sizeOf(state.data, set) > 0 ? await actions.data.labelsOf(set) : new Uint8Array(0);
    if (turn === asked) view.change({ browsed: browse(set, chooseImages(labels, only)), pointed: null, opened: null });
  }

  /** @param {Partial<Local>} change */
  function choose(change) {
    view.change(change);
    void refresh();
  }

  /** @param {Local} local @param {string[]} classNames */
  function choices({ set, only }, classNames) {
    const labels = { train: 'Training', test: 'Test', mine: areDigits(classNames) ? 'My digits' : 'Mine' };
    const sets = {
      name: 'browsed-set',
      label: 'Set',
      testid: 'browse-set',
      choose: (/** @type {string} */ value) => choose({ set: /** @type {Set} */ (value) }),
    };
    const classes = {
      name: 'browsed-class',
      label: 'Class',
      testid: 'browse-class',
      choose: (/** @type {string} */ value) => choose({ only: value === allClasses ? null : Number(value) }),
      wraps: true,
    };
    return html`<div class="browser-head">
      ${radioRow(
        sets,
        setNames.map((value) => ({ value, label: labels[value] })),
        set,
      )}
      ${radioRow(
        classes,
        [{ value: allClasses, label: 'All' }, ...classNames.map((label, k) => ({ value: String(k), label }))],
        only === null ? allClasses : String(only),
      )}
    </div>`;
  }

  /** @param {State} shown @param {Local} local */
  function template({ data }, local) {
    const { browsed, pointed, opened } = local;
    const grid = {
      images: browsed?.images ?? null,
      opened: opened?.cell ?? null,
      open: (/** @type {number} */ cell) => browsed && view.change({ opened: { series: seriesOf(browsed), cell } }),
      point: (/** @type {number | null} */ cell) => view.change({ pointed: cell }),
    };
    const large = {
      series: opened?.series ?? null,
      cell: opened?.cell ?? 0,
      moved: (/** @type {number} */ cell) => opened && view.change({ opened: { series: opened.series, cell } }),
      closed: () => view.change({ opened: null }),
    };
    return html`${choices(local, data.classNames)}
      <div class="browser-place">
        ${ownedElement(createImageGrid, grid)}
        <p class="note browser-nothing" ?hidden=${!browsed || browsed.chosen.count > 0}>
          ${formatNothing(data, browsed?.set ?? local.set)}
        </p>
      </div>
      <p class="note browser-readout" data-testid="browse-readout">
        ${formatReadout(browsed, pointed, data.classNames)}
      </p>
      ${ownedElement(createLargeView, large)}`;
  }

  const view = createView(
    elementOf(html`<section class="browser" aria-label="The images"></section>`),
    template,
    /** @type {Local} */ ({ set: 'train', only: null, browsed: null, pointed: null, opened: null }),
  );

  return {
    root: view.root,
    /** @param {State} next */
    update(next) {
      state = next;
      view.update(next);
      if (content !== versionOf(next.data, view.local().set)) void refresh();
    },
  };
}
