import './health.css';
import { html } from 'lit-html';
import { createThrottledQuery } from '../../../state/network/throttled-query.js';
import { elementOf } from '../../controls/element-of.js';
import { formatCount } from '../../controls/format.js';
import { createView } from '../../page/renderer.js';
import { findingsOf, formatHealthy } from './health-rules.js';
import { healthTable } from './health-table.js';
import { createNormChart } from './norm-chart.js';
import { thinned } from './update-history.js';

/**
 * @typedef {import('../../../state/reducer.js').State} State
 * @typedef {import('../../../state/session.js').Actions} Actions
 * @typedef {import('../../../worker/protocol.js').HealthReport} HealthReport
 * @typedef {import('./health-rules.js').Finding} Finding
 *
 * @typedef {object} Local
 * @property {boolean} isAsked whether there was an answer, or none because there is no network
 * @property {HealthReport|null} report
 * @property {HealthReport['updates']} updates of the run
 */

const shortestPauseMs = 500;

/** @param {Finding} finding */
const findingItem = ({ kind, text, advice }) =>
  html`<li data-kind=${kind}>${text} <span class="finding-advice">Try: ${advice}</span></li>`;

/** Returns what is wrong and what to try, or that nothing is wrong. @param {HealthReport} report @param {HealthReport['updates']} updates */
function findingList(report, updates) {
  const findings = findingsOf(report, updates);
  const healthy = () => html`<li data-kind="none">${formatHealthy(report, updates)}</li>`;
  return html`<div role="status" data-testid="findings">
    <ul class="findings">
      ${findings.length > 0 ? findings.map(findingItem) : healthy()}
    </ul>
  </div>`;
}

/** @param {HealthReport} report */
function formatConditions({ examples, step }) {
  const moment = step === null ? '' : ` after step ${formatCount(step)}`;
  return `Measured on ${formatCount(examples)} training images${moment}, without dropout. A unit that no image activates is dead. Bar height: square root of the count. The mark under Update ∕ weight is at 10⁻³, the usual ratio.`;
}

/**
 * Creates the section about the layers' health: statistics of their weights, activations and gradients, and what is
 * wrong.
 * @param {Actions} actions
 */
export function createSection(actions) {
  const root = elementOf(html`<section aria-label="Health"></section>`);
  const normChart = createNormChart();
  /** The run that the updates belong to. @type {unknown} */
  let run = null;
  const query = createThrottledQuery({
    ask: (/** @type {State} */ { runInputs }) => {
      if (runInputs !== run) view.change({ updates: [] });
      run = runInputs;
      return actions.inspect.health();
    },
    show(/** @type {HealthReport|null} */ report) {
      const { updates } = view.local();
      // A run that was reset to a snapshot repeats some steps.
      const first = report?.updates[0]?.step ?? Infinity;
      const kept = updates.filter(({ step }) => step < first);
      view.change({ isAsked: true, report, updates: report ? thinned([...kept, ...report.updates]) : updates });
    },
    shortestPause: shortestPauseMs,
  });

  /** @param {State} state @param {HealthReport} report @param {HealthReport['updates']} updates */
  const content = (state, report, updates) =>
    html`<div class="health">
      ${findingList(report, updates)}
      <div class="health-place">${healthTable(report, updates)}</div>
      <p class="note">${formatConditions(report)}</p>
      ${normChart(updates, state.run?.gradient ?? state.settings.gradient)}
    </div>`;

  const view = createView(
    root,
    (state, /** @type {Local} */ { isAsked, report, updates }) =>
      report
        ? content(state, report, updates)
        : html`<p class="note" ?hidden=${!isAsked}>
            There is nothing to examine yet: a network and training images are needed. Press Start.
          </p>`,
    /** @type {Local} */ ({ isAsked: false, report: null, updates: [] }),
  );

  return {
    root,
    /** @param {State} state */
    update(state) {
      view.update(state);
      query.update(state, state);
    },
  };
}
