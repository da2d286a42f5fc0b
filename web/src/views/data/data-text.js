import { augmentationKeys } from '../../config/data-controls.js';
import { controls } from '../../config/hyper-parameters.js';
import { formatBytes, formatCount, formatRate } from '../controls/format.js';

/**
 * @typedef {import('../../state/reducer.js').State} State
 * @typedef {import('../../worker/protocol.js').LoadingProgress} LoadingProgress
 */

/** What MNIST's files contain, by the beginning of their names. */
const contents = /** @type {const} */ ([
  ['train-images', 'Training images'],
  ['train-labels', 'Training labels'],
  ['t10k-images', 'Test images'],
  ['t10k-labels', 'Test labels'],
]);
const loadedRows = { train: 'training rows', test: 'test rows', digits: 'digits drawn', files: 'rows' };

/** @param {string} file */
const contentsLabel = (file) => contents.find(([start]) => file.startsWith(start))?.[1] ?? file;

/** Describes what is being loaded, from where, and how far the loading is. @param {LoadingProgress} loading */
export function formatLoading({ split, rows, mbPerSecond, download }) {
  if (download) return `${contentsLabel(download.file)} from ${download.mirror} · ${formatBytes(download.bytes)}`;
  if (split === 'files' && rows === 0) return 'Looking into the files…';
  const speed = mbPerSecond > 0 ? ` · ${formatRate(mbPerSecond)}\u202fMB/s` : '';
  return `${formatCount(rows)} ${loadedRows[split]}${speed}`;
}

/** Describes whether MNIST still has to be downloaded. @param {State['data']} data */
export function formatMnist({ mnist, stored }) {
  const kept = stored?.sets.find(({ id }) => id === 'mnist');
  if (mnist === 'stored') return `MNIST is kept in this browser, ${kept ? formatBytes(kept.bytes) : '11.6\u202fMB'}.`;
  return 'MNIST is 11.6\u202fMB, downloaded once.';
}

/** Describes how the training set is divided. @param {State['data']['split']} split */
export function formatSplit(split) {
  if (!split) return '\u00a0';
  if (split.validation === 0) return 'Nothing is held back for validation.';
  return `${formatCount(split.training)} to train on, ${formatCount(split.validation)} held back for validation.`;
}

/** Describes what this browser stores. @param {State['data']['stored']} stored */
export function formatStored(stored) {
  if (!stored) return 'This browser keeps nothing for the next visit.';
  if (stored.sets.length === 0) return 'Nothing is kept in this browser yet.';
  const kept = `Kept in this browser for the next visit: ${formatBytes(stored.bytes)}.`;
  if (stored.persisted === null) return kept;
  const howLong = stored.persisted ? 'keeps it until you delete it' : 'may delete it when space runs short';
  return `${kept} The browser ${howLong}.`;
}

/** Describes which kinds of augmentation are switched on. @param {State['settings']} settings */
export function formatAugmentation(settings) {
  const on = augmentationKeys.filter((key) => settings[key] > 0);
  if (on.length === 0) return 'off';
  const unitOf = (/** @type {string} */ key) => (key === 'shear' ? '' : `\u202f${controls[key].unit}`);
  return on.map((key) => `${controls[key].label.toLowerCase()} ${settings[key]}${unitOf(key)}`).join(', ');
}

/**
 * What a drawing has been kept as, and whether the browser has stored it for the next visit; null while that is under way.
 * @typedef {{ label: number, stored: boolean | null }} Kept
 */

/**
 * What to press to keep a drawing, or what it has been kept as.
 * @param {Pick<State, 'prediction' | 'data'>} state
 * @param {boolean} empty whether the pad is
 * @param {Kept | null} kept
 */
export function formatKeep({ prediction, data }, empty, kept) {
  if (kept?.stored === null) return `Keeping it as ${data.classNames[kept.label]}…`;
  if (kept)
    return `Kept as ${data.classNames[kept.label]}${kept.stored ? '' : ' for this visit'}. The next stroke begins a new drawing.`;
  if (empty) return 'Draw, then choose the digit to save it with that label.';
  if (prediction?.digit === null || prediction?.digit === undefined)
    return 'Choose the digit to save the drawing with that label.';
  return `Read as ${data.classNames[prediction.digit]}. Choose the correct digit to save it with that label.`;
}
