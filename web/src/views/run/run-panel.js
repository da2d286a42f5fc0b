import { html, noChange } from 'lit-html';
import { nudgesEachWeight } from '../../config/gradient-methods.js';
import { boundTo } from '../controls/bound-to.js';
import { elementOf } from '../controls/element-of.js';
import { radioRow } from '../controls/radio-row.js';
import { createLazyPart } from '../page/lazy-part.js';
import { createView } from '../page/renderer.js';
import { whenThemeChanges } from '../page/theme.js';
import { bestWeights } from './best-weights.js';
import { curveLegend } from './curve-legend.js';
import { createLiveAnswer } from './live-answer.js';
import { overfittingNote } from './overfitting-note.js';
import { readings } from './readings.js';
import { createRunCharts } from './run-charts.js';
import { listedRuns } from './run-list.js';
import { runTable } from './run-table.js';
import { methodOf, validates } from './status-text.js';

/**
 * @typedef {import('../../state/reducer.js').State} State
 * @typedef {import('../../state/run/curves.js').Abscissa} Abscissa
 * @typedef {import('../../state/session.js').Actions} Actions
 * @typedef {import('./run-charts.js').ChartChoice} ChartChoice
 */

const abscissae = [
  { value: 'byStep', label: 'By step' },
  { value: 'byEpoch', label: 'By epoch' },
  { value: 'bySecond', label: 'By second' },
];
/** @type {ChartChoice} */
const firstChoice = { abscissa: 'byStep', logarithmic: false, emphasised: null };

/** Creates the panel with the run's live numbers, and the curves of this visit's runs. @param {Actions} actions */
export function createTrainPanel(actions) {
  const live = createLiveAnswer(actions);
  const charts = createRunCharts();
  const nudging = createLazyPart(
    () => import('./nudge-picture.js'),
    ({ createNudgePicture }) => createNudgePicture(),
    () => view.refresh(),
  );
  const axis = {
    name: 'abscissa',
    label: 'Horizontal axis',
    testid: 'abscissa',
    choose: (/** @type {string} */ abscissa) => view.change({ abscissa: /** @type {Abscissa} */ (abscissa) }),
  };
  whenThemeChanges(charts.restyle);

  /** Returns the picture of a nudge, which is downloaded by the first run that nudges weight after weight. @param {State} state */
  function nudgeTemplate(state) {
    const nudges = nudgesEachWeight(methodOf(state));
    // The picture is an extra: without a connection, the run goes on and its numbers are shown.
    if (nudges && !nudging.failed) void nudging.bring();
    return html`<section class="nudge" aria-label="The weight that is nudged now" ?hidden=${!nudges}>
      ${nudges ? nudging.part?.(state) : noChange}
    </section>`;
  }

  /** @param {ChartChoice} choice */
  const choices = ({ logarithmic, abscissa }) =>
    html`<div class="charts-choices">
      <label class="scale-choice">
        <input
          type="checkbox"
          data-testid="log-loss"
          .checked=${boundTo(logarithmic)}
          @change=${() => view.change({ logarithmic: !logarithmic })}
        />
        Logarithmic loss
      </label>
      ${radioRow(axis, abscissae, abscissa)}
    </div>`;

  const view = createView(
    elementOf(html`<div></div>`),
    (state, choice) => {
      const gradient = methodOf(state);
      view.root.dataset.method = gradient;
      const table = {
        emphasise: (/** @type {number|null} */ emphasised) => view.change({ emphasised }),
        saveTable: async () => (await import('./run-downloads.js')).saveRunsTable(state),
        savePicture: async (/** @type {'loss'|'accuracy'} */ split) =>
          (await import('./run-downloads.js')).saveChart(state, split, charts.canvases[split]),
      };
      live.update(state);
      return html`<div class="run-head">${live.root} ${readings(state)}</div>
        ${nudgeTemplate(state)} ${bestWeights(state, actions)}
        <div class="charts-head">
          ${curveLegend({ gradient, byEpoch: choice.abscissa === 'byEpoch', validates: validates(state) })}
          ${choices(choice)}
        </div>
        ${charts.figures(state, choice)} ${overfittingNote(state)} ${runTable(listedRuns(state), actions.runs, table)}`;
    },
    firstChoice,
  );

  return {
    root: view.root,
    /** @param {State} state @param {State} [previous] */
    update(state, previous) {
      view.update(state);
      if (!previous) charts.restyle(); // by now the panel is in the page, and has its colours
    },
  };
}
