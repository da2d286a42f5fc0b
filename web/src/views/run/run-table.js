import { html } from 'lit-html';
import { boundTo } from '../controls/bound-to.js';
import { formatCount, formatDuration, formatLoss, formatPercent } from '../controls/format.js';
import { termTemplate } from '../controls/term.js';
import { mostRuns } from '../../state/run/run-history.js';

/**
 * @typedef {import('./run-list.js').ListedRun} ListedRun
 * @typedef {import('../../state/session.js').Actions} Actions
 *
 * @typedef {object} ChartActions
 * @property {(id: number|null) => void} emphasise
 * @property {() => void} saveTable
 * @property {(measure: 'loss'|'accuracy', format: 'png'|'svg') => void} saveChart
 */

/**
 * @param {ListedRun} run
 * @param {Actions['runs']} actions
 * @param {ChartActions['emphasise']} emphasise
 */
function rowTemplate({ id, name, text, hidden, current, opacity, status }, actions, emphasise) {
  const enter = () => emphasise(id);
  const leave = () => emphasise(null);
  const rename = (/** @type {{ target: HTMLInputElement }} */ { target }) => actions.name(id, target.value.trim());
  return html`<tr
    data-method=${status.gradient}
    @mouseenter=${enter}
    @mouseleave=${leave}
    @focusin=${enter}
    @focusout=${leave}
  >
    <td>
      <input
        type="checkbox"
        aria-label="Show run ${id}"
        .checked=${boundTo(!hidden)}
        ?disabled=${current}
        @change=${() => actions.hide(id, !hidden)}
      />
    </td>
    <th scope="row">
      <span class="run-called">
        <span class="method-mark" aria-hidden="true" .style=${`opacity: ${Math.max(opacity, 0.4)}`}></span>
        <input
          class="run-name"
          maxlength="60"
          autocomplete="off"
          aria-label="Name of run ${id}"
          placeholder=${text}
          title=${text}
          .value=${boundTo(name)}
          @change=${rename}
        />
      </span>
    </th>
    <td>${formatCount(status.epoch)}</td>
    <td>${formatDuration(status.elapsedSeconds)}</td>
    <td>${formatLoss(status.trainLoss)}</td>
    <td>${formatPercent(status.trainAccuracy)}</td>
    <td>${formatPercent(status.testAccuracy)}</td>
    <td>
      ${
        current
          ? html`<span class="note">current</span>`
          : html`<button
              type="button"
              class="button-quiet"
              aria-label="Remove run ${id}"
              @click=${() => actions.remove(id)}
            >
              Remove
            </button>`
      }
    </td>
  </tr>`;
}

/**
 * Returns the charts' legend, which also shows their values as a table.
 * @param {ListedRun[]} runs
 * @param {Actions['runs']} actions
 * @param {ChartActions} charts
 */
export function runTable(runs, actions, { emphasise, saveTable, saveChart }) {
  const button = (/** @type {string} */ label, /** @type {() => void} */ pressed) =>
    html`<button type="button" class="button button-small" @click=${pressed}>${label}</button>`;
  const headings = [
    'Shown',
    'Run',
    termTemplate('epoch', 'Epochs'),
    'Time',
    termTemplate('loss', 'Training loss'),
    termTemplate('accuracy', 'Training accuracy'),
    termTemplate('test set', 'Test accuracy'),
    html`<span class="only-read-aloud">Actions</span>`,
  ];
  return html`<section class="runs" aria-labelledby="runs-heading" data-testid="runs" ?hidden=${runs.length === 0}>
    <div class="runs-head">
      <h2 id="runs-heading" class="small-heading">Runs of this visit</h2>
      <div class="runs-save">
        ${button('All points as CSV', saveTable)} ${button('Loss as PNG', () => saveChart('loss', 'png'))}
        ${button('Loss as SVG', () => saveChart('loss', 'svg'))}
        ${button('Accuracy as PNG', () => saveChart('accuracy', 'png'))}
        ${button('Accuracy as SVG', () => saveChart('accuracy', 'svg'))}
      </div>
    </div>
    <div class="runs-place">
      <table class="runs-table">
        <thead>
          <tr>
            ${headings.map((heading) => html`<th scope="col">${heading}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${runs.map((run) => rowTemplate(run, actions, emphasise))}
        </tbody>
      </table>
    </div>
    ${
      runs.length < mostRuns
        ? ''
        : html`<p class="note">
            The latest ${mostRuns} runs are kept. Give a run a name to keep it longer than the others.
          </p>`
    }
  </section>`;
}
