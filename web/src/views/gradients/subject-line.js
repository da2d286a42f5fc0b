import { html } from 'lit-html';
import { formatCount } from '../controls/format.js';

/**
 * @typedef {import('../../state/reducer.js').State} State
 * @typedef {import('../../state/gradients/gradient-lab.js').LabState} LabState
 * @typedef {import('../../state/gradients/gradient-lab.js').Subject} Subject
 */

/**
 * Returns the line that says which step the numbers belong to, with a button that takes the current step.
 * @param {State} state
 * @param {LabState} lab
 * @param {{ take: () => void }} actions
 */
export const subjectLine = ({ run, data, network, status }, { subject, failure }, { take }) =>
  html`<div class="subject-line">
    <p class="subject-text" role="status" data-testid="gradient-subject">
      ${
        subject || failure || (data.train && network)
          ? formatSubject(subject, run?.step ?? null, failure)
          : 'Load data and choose a network first.'
      }
    </p>
    <button
      type="button"
      class="button"
      data-testid="take-gradients"
      ?disabled=${!data.train || status === 'loading'}
      @click=${take}
    >
      Use current weights
    </button>
  </div>`;

/** @param {Subject|null} subject @param {number|null} step where the run is now @param {string|null} failure */
function formatSubject(subject, step, failure) {
  if (failure) return `The laboratory has stopped: ${failure}. Press “Use current weights” to try again.`;
  if (!subject) return 'The laboratory is opening…';
  const images = `its mini-batch of ${formatCount(subject.images)} ${subject.images === 1 ? 'image' : 'images'}`;
  const network = `${formatCount(subject.parameters)} parameters`;
  if (subject.fresh)
    return `All numbers are of the first step of a network nobody has trained yet: ${network} as they are drawn at random, and ${images}.${step ? ` Training has begun since, and is at step ${formatCount(step)}.` : ''}`;
  const since =
    step !== null && step !== subject.step ? ` Training has continued since, to step ${formatCount(step)}.` : '';
  return `All numbers are of step ${formatCount(subject.step + 1)}: ${network} after ${formatCount(subject.step)} ${subject.step === 1 ? 'update' : 'updates'}, and ${images}.${since}`;
}
