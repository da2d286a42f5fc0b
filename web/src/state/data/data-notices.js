import { describeProblem } from '../../worker/protocol.js';

/**
 * What the visitor reads about data that was loaded only in part, or not at all.
 *
 * @typedef {import('./data-choice.js').Notices} Notices
 */

const count = new Intl.NumberFormat('en');

/** @param {Notices} notices */
export function announceMissingFiles({ announce }) {
  const text =
    'This link was made with uploaded files, which a link cannot carry. Choose the training and the test files again.';
  announce({ where: 'data', kind: 'info', topic: 'data-link', text });
}

/** @param {Notices} notices @param {string[]} aside names of opened files that are not used */
export function announceAside({ announce, settle }, aside) {
  if (aside.length === 0) return settle('data-files');
  const text = `Not used: ${aside.length === 1 ? 'one file' : `${count.format(aside.length)} files`}, since the data set does not need it.`;
  announce({ where: 'data', kind: 'info', topic: 'data-files', text, details: aside });
}

/**
 * @param {Notices} notices
 * @param {import('../../worker/protocol.js').Split} split
 * @param {import('../../worker/protocol.js').DatasetSummary} summary
 */
export function announceSkippedRows({ announce }, split, { name, size, skipped, problems }) {
  if (skipped === 0) return;
  const shown = problems.map(describeProblem);
  const more = skipped > shown.length ? [`… and ${count.format(skipped - shown.length)} more`] : [];
  const text = `${name}: ${count.format(skipped)} of ${count.format(size + skipped)} rows were skipped; the rest were loaded.`;
  announce({ where: 'data', kind: 'warning', topic: `data-${split}`, text, details: [...shown, ...more] });
}

/** @param {Notices} notices @param {string} name of a test set from before the training set */
export function announceLeftTest({ announce }, name) {
  const text = `The test set from before, ${name}, is not used with the new training set. Choose its test set, or a validation share.`;
  announce({ where: 'data', kind: 'info', topic: 'data-left', text });
}
