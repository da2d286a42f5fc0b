import './kept-run.css';
import { html } from 'lit-html';
import { formatCount, formatPercent } from '../controls/format.js';

/**
 * @typedef {import('../../state/session.js').Actions} Actions
 * @typedef {import('../../worker/protocol.js').KeptRunSummary} KeptRunSummary
 */

/** Describes how far a run got. @param {KeptRunSummary} run */
export function formatProgress({ status }) {
  const { epoch, epochs, step, testAccuracy, phase } = status;
  const where =
    phase === 'done'
      ? `finished after ${formatCount(epoch)} ${epoch === 1 ? 'epoch' : 'epochs'}`
      : `in epoch ${formatCount(Math.min(epoch + 1, epochs))} of ${formatCount(epochs)}, after step ${formatCount(step)}`;
  return testAccuracy === null ? where : `${where}, ${formatPercent(testAccuracy)} correct on the test set`;
}

/** @param {KeptRunSummary} run @param {Actions} actions */
export const keptRunOffer = (run, actions) =>
  html`<p><strong>${run.title} on ${run.data}</strong> is kept in this browser: ${formatProgress(run)}.</p>
    <div class="kept-run-buttons">
      <button type="button" class="button" data-testid="continue-run" @click=${() => actions.keptRuns.continue(run.id)}>
        ${run.status.phase === 'done' ? 'Resume' : 'Continue the run'}
      </button>
      <button
        type="button"
        class="button-quiet"
        data-testid="forget-run"
        @click=${() => actions.keptRuns.forget(run.id)}
      >
        Forget
      </button>
    </div>`;
