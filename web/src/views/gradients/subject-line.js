import { element, setText } from '../controls/element.js';
import { formatCount } from '../controls/format.js';

/**
 * @typedef {import('./gradients-panel.js').Shown} Shown
 * @typedef {import('../../state/gradients/gradient-lab.js').Subject} Subject
 * @typedef {import('../../state/gradients/lab-control.js').LabControl} LabControl
 */

/**
 * Creates the line that says which step the numbers belong to, with a button that takes the current step.
 * @param {LabControl} control
 */
export function createSubjectLine(control) {
  const words = element('p', { class: 'subject-words', role: 'status', 'data-testid': 'gradient-subject' });
  const take = element(
    'button',
    { type: 'button', class: 'button', 'data-testid': 'take-gradients', onclick: () => control.take() },
    'Take the network as it is now',
  );
  return {
    root: element('div', { class: 'subject-line' }, words, take),
    /** @param {Shown} shown */
    update({ state, lab }) {
      setText(words, formatSubject(lab.subject, state.run?.step ?? null, lab.failure));
      take.disabled = !state.data.train || state.status === 'loading';
    },
  };
}

/** @param {Subject|null} subject @param {number|null} step where the run is now @param {string|null} failure */
export function formatSubject(subject, step, failure) {
  if (failure) return `The laboratory had to stop: ${failure}. Take the network again to go on.`;
  if (!subject) return 'The laboratory opens when there is a network and data.';
  const images = `its mini-batch of ${formatCount(subject.images)} ${subject.images === 1 ? 'image' : 'images'}`;
  const network = `${formatCount(subject.parameters)} parameters`;
  if (subject.fresh)
    return `All numbers are of the first step of a network nobody has trained yet: ${network} as they are drawn at random, and ${images}.${step ? ` Training has begun since, and is at step ${formatCount(step)}.` : ''}`;
  const since =
    step !== null && step !== subject.step ? ` Training has gone on since, to step ${formatCount(step)}.` : '';
  return `All numbers are of step ${formatCount(subject.step + 1)}: ${network} after ${formatCount(subject.step)} ${subject.step === 1 ? 'update' : 'updates'}, and ${images}.${since}`;
}
