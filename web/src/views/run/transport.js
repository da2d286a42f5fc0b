import { html, nothing } from 'lit-html';
import { elementOf } from '../controls/element-of.js';
import { progressBar } from '../controls/progress-bar.js';
import { throttled } from '../page/throttled-text.js';
import { createView } from '../page/renderer.js';
import { waySwitch } from './way-switch.js';
import { methodOf, progressFraction, formatSetUp, formatStatus } from './status-text.js';

/**
 * @typedef {import('../../state/reducer.js').State} State
 * @typedef {import('../../state/session.js').Actions} Actions
 */

/** @param {State} state */
function startLabel({ status }) {
  if (status === 'paused') return 'Resume';
  return status === 'done' ? 'Start again' : 'Start';
}

/** @param {State} state @param {Actions} actions */
function buttons(state, actions) {
  const { status, run } = state;
  const busy = status === 'loading' || status === 'error';
  const training = status === 'training';
  /** @param {string} testid @param {string} label @param {() => unknown} pressed @param {boolean} disabled */
  const button = (testid, label, pressed, disabled, primary = '') =>
    html`<button
      type="button"
      class="button ${primary}"
      data-testid=${testid}
      ?disabled=${disabled}
      @click=${() => pressed()}
    >
      ${label}
    </button>`;
  const start = status === 'paused' ? actions.run.resume : actions.run.start;
  return html`<div class="transport-buttons">
    ${button('start', startLabel(state), start, busy || training, 'button-primary transport-start')}
    ${button('pause', 'Pause', actions.run.pause, !training)}
    ${button('step', 'One step', actions.run.step, busy || training || status === 'done')}
    ${button('reset', 'Reset', actions.run.reset, !run)}
  </div>`;
}

/**
 * Creates the buttons that start, pause, step and reset a run, and the line with its state.
 * @param {Actions} actions
 */
export function createTransport(actions) {
  return createView(elementOf(html`<div class="run-bar"></div>`), (state) => {
    const setUp = formatSetUp(state);
    const status = formatStatus(state);
    return html`<section class="transport" aria-label="Run">
        ${buttons(state, actions)}
        ${progressBar(progressFraction(state.run), { label: 'Training', testid: 'progress', method: methodOf(state) })}
        <div class="transport-words">
          <p class="transport-status" aria-hidden="true">${status}</p>
          <p class="only-read-aloud" role="status" data-testid="status" data-state=${state.status}>
            ${throttled(status)}
          </p>
          <p class="note transport-hint">
            <span class="transport-label" data-testid="run-label" title=${setUp}>${setUp}</span>
            ${state.pendingReset ? html`<span class="transport-draft">The form applies to the next run.</span>` : nothing}
          </p>
        </div>
      </section>
      ${waySwitch(state, actions)}`;
  });
}
