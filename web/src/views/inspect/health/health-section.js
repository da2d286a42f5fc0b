import { element, setText } from '../../controls/element.js';
import { formatCount } from '../../controls/format.js';
import { createThrottledQuery } from '../../../state/network/throttled-query.js';
import { createHealthTable } from './health-table.js';
import { findingsOf } from './health-rules.js';
import { createNormChart } from './norm-chart.js';
import { thinned } from './update-history.js';
import './health.css';

/**
 * @typedef {import('../../../state/reducer.js').State} State
 * @typedef {import('../../../state/session.js').Actions} Actions
 * @typedef {import('../../../worker/protocol.js').HealthReport} HealthReport
 * @typedef {import('./health-rules.js').Finding} Finding
 */

const shortestPauseMs = 500;

/**
 * Creates the section about the layers' health: statistics of their weights, activations and gradients, and what is
 * wrong.
 * @param {Actions} actions
 */
export function createSection(actions) {
  const findings = createFindings();
  const words = element('p', { class: 'note' }, '\u00a0');
  const table = createHealthTable();
  const norms = createNormChart();
  const empty = element(
    'p',
    { class: 'note' },
    'There is nothing to examine yet: it takes a network and training images. Press Start.',
  );
  const content = element(
    'div',
    { class: 'health' },
    findings.root,
    element('div', { class: 'health-place' }, table.root),
    words,
    norms.root,
  );
  const root = element('section', { 'aria-label': 'Health' }, empty, content);

  /** @type {HealthReport['updates']} */
  let updates = [];
  /** The run that the updates belong to. @type {unknown} */
  let run = null;
  let settled = false;
  const paced = createThrottledQuery({
    ask: (/** @type {State} */ state) => {
      if (state.runInputs !== run) updates = [];
      run = state.runInputs;
      return actions.inspect.health();
    },
    show(/** @type {HealthReport|null} */ report, state) {
      empty.hidden = report !== null;
      content.hidden = report === null;
      if (!report) return;
      // A run that was reset to a snapshot repeats some steps.
      const first = report.updates[0]?.step ?? Infinity;
      updates = thinned([...updates.filter(({ step }) => step < first), ...report.updates]);
      table.update(report, updates);
      findings.update(findingsOf(report, updates));
      norms.update(updates, state);
      setText(
        words,
        `Measured on ${formatCount(report.examples)} training images${report.step === null ? '' : ` after step ${formatCount(report.step)}`}, without dropout; dead are units that none of them wakes. A bar is as high as the root of what it counts. The mark under Update ∕ weight is at 10⁻³, where it usually lies.`,
      );
    },
    shortestPause: shortestPauseMs,
  });

  return {
    root,
    /** @param {State} state */
    update(state) {
      if (!settled) norms.restyle();
      settled = true;
      paced.update(state, state);
    },
  };
}

/** Creates the list of what is wrong and what to try, or a sentence that nothing is wrong. */
function createFindings() {
  const list = element('ul', { class: 'findings' });
  let shown = '';
  return {
    root: element('div', { role: 'status', 'data-testid': 'findings' }, list),
    /** @param {Finding[]} findings */
    update(findings) {
      const key = JSON.stringify(findings);
      if (key === shown) return;
      shown = key;
      const items = findings.map(({ kind, text, advice }) =>
        element('li', { 'data-kind': kind }, text, ' ', element('span', { class: 'finding-advice' }, `Try: ${advice}`)),
      );
      if (findings.length === 0)
        items.push(
          element(
            'li',
            { 'data-kind': 'none' },
            'Nothing looks wrong: no layer’s gradient vanishes or explodes, and few units are dead or saturated.',
          ),
        );
      list.replaceChildren(...items);
    },
  };
}
