import { createLineChart } from '../../charts/line-chart.js';
import { element, setAttribute, setText } from '../element.js';
import { formatCount } from '../format.js';
import { createPacedQuestion } from '../paced-question.js';
import { whenThemeChanges } from '../theme.js';
import { createHealthTable } from './health-table.js';
import { findingsOf } from './health-rules.js';
import { ratioInWords } from './ratio-picture.js';
import { thinned } from './update-history.js';
import '../../styles/health.css';

/**
 * @typedef {import('../../state/reducer.js').State} State
 * @typedef {import('../../state/session.js').Actions} Actions
 * @typedef {import('../../worker/protocol.js').HealthReport} HealthReport
 * @typedef {import('./health-rules.js').Finding} Finding
 */

const SHORTEST_PAUSE_MS = 500;

/** How the layers fare: what their weights, activations and gradients look like, and what is wrong. @param {Actions} actions */
export function createSection(actions) {
  const findings = createFindings();
  const words = element('p', { class: 'note' }, '\u00a0');
  const table = createHealthTable();
  const norms = createNormChart();
  const empty = element('p', { class: 'note' }, 'There is nothing to examine yet: it takes a network and training images. Press Start.');
  const content = element('div', { class: 'health' }, findings.root, element('div', { class: 'health-place' }, table.root), words, norms.root);
  const root = element('section', { 'aria-label': 'Health' }, empty, content);

  /** @type {HealthReport['updates']} */
  let updates = [];
  /** What the updates are of. @type {unknown} */
  let run = null;
  let settled = false;
  const paced = createPacedQuestion({
    ask: (/** @type {State} */ state) => {
      if (state.begunWith !== run) updates = [];
      run = state.begunWith;
      return actions.health();
    },
    show(/** @type {HealthReport|null} */ report, state) {
      empty.hidden = report !== null;
      content.hidden = report === null;
      if (!report) return;
      // A run taken back to a snapshot makes some steps again.
      const first = report.updates[0]?.step ?? Infinity;
      updates = thinned([...updates.filter(({ step }) => step < first), ...report.updates]);
      table.update(report, updates);
      findings.update(findingsOf(report, updates));
      norms.update(updates, state);
      setText(words, `Measured on ${formatCount(report.examples)} training images${report.step === null ? '' : ` after step ${formatCount(report.step)}`}, without dropout. A bar is as high as the root of what it counts.`);
    },
    shortestPause: SHORTEST_PAUSE_MS,
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

/** What is wrong and what to try, or that nothing is. */
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
      const items = findings.map(({ kind, text, advice }) => element('li', { 'data-kind': kind }, text, ' ', element('span', { class: 'finding-advice' }, `Try: ${advice}`)));
      if (findings.length === 0) items.push(element('li', { 'data-kind': 'none' }, 'Nothing looks wrong: no layer’s gradient vanishes or explodes, and few units are dead or saturated.'));
      list.replaceChildren(...items);
    },
  };
}

/** @param {number} norm */
const formatNorm = (norm) => (norm >= 0.01 && norm < 1000 ? String(Number(norm.toPrecision(2))) : ratioInWords(norm));

/** A logarithmic axis has more ticks than there is room for in words. @param {number} norm */
const formatTick = (norm) => ('125'.includes(norm.toExponential()[0]) ? formatNorm(norm) : '');

/** The norm of the gradient at each step that was looked at. */
function createNormChart() {
  const title = 'Norm of the gradient at each step looked at';
  const canvas = element('canvas', { role: 'img', 'aria-label': title, 'data-testid': 'gradient-norm-chart' });
  const invitation = element('div', { class: 'chart-empty' }, element('p', {}, 'Steps are looked at while the network trains and this is open.'));
  const root = element('figure', { class: 'chart' }, element('figcaption', {}, 'Gradient norm by step'), element('div', { class: 'chart-place' }, canvas, invitation));
  /** @type {ReturnType<typeof createLineChart>|null} */
  let chart = null;
  whenThemeChanges(() => chart?.restyle());
  return {
    root,
    restyle() {
      chart ??= createLineChart(canvas, { yTitle: 'Norm of the gradient', formatTick, formatY: formatNorm });
      chart.restyle();
    },
    /** @param {HealthReport['updates']} updates @param {State} state */
    update(updates, { run, settings }) {
      const points = updates.filter(({ gradientNorm }) => gradientNorm > 0).map(({ step, gradientNorm }) => ({ x: step + 1, y: gradientNorm }));
      invitation.hidden = points.length > 0;
      const latest = points[points.length - 1];
      setAttribute(canvas, 'aria-label', latest ? `${title}: ${formatNorm(latest.y)} at step ${formatCount(latest.x)}` : title);
      const method = run?.gradient ?? settings.gradient;
      chart?.update({ xTitle: 'Step', logarithmic: true, curves: [{ label: 'Norm', method, line: 'solid', depth: 'front', opacity: 1, points }] });
    },
  };
}
