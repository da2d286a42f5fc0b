import { html, noChange } from 'lit-html';
import { fetchedCode } from '../../worker/core/fetched-code.js';
import { nudgesEachWeight } from '../../config/gradient-methods.js';
import { boundTo } from '../controls/bound-to.js';
import { elementOf } from '../controls/element-of.js';
import { radioRow } from '../controls/radio-row.js';
import { createSettingGroup } from '../controls/setting-group.js';
import { createLazyPart } from '../page/lazy-part.js';
import { createView } from '../page/renderer.js';
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

  /**
   * Downloads what saves the runs' curves, and uses it.
   * @param {(downloads: typeof import('./run-downloads.js')) => Promise<void> | void} use
   */
  const save = async (use) => use(await fetchedCode(() => import('./run-downloads.js')));

  /** Returns the picture of a nudge, which is downloaded by the first run that nudges weight after weight. @param {State} state */
  function nudgeTemplate(state) {
    const nudges = nudgesEachWeight(methodOf(state));
    if (nudges && !nudging.failed) void nudging.bring();
    const instead = html`<p class="note" ?hidden=${!nudging.failed}>
      The picture of each nudge could not be downloaded. Training is not affected.
    </p>`;
    return html`<section class="nudge" aria-label="The weight that is nudged now" ?hidden=${!nudges}>
      ${nudges ? (nudging.part?.(state) ?? instead) : noChange}
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

  /** What is below the numbers. @param {State} state @param {ChartChoice} choice */
  function below(state, choice) {
    const gradient = methodOf(state);
    const table = {
      emphasise: (/** @type {number|null} */ emphasised) => view.change({ emphasised }),
      saveTable: () => save(({ saveRunsTable }) => saveRunsTable(state)),
      saveChart: (/** @type {import('./run-downloads.js').Measure} */ measure, /** @type {'png'|'svg'} */ format) =>
        save(({ saveChart }) => saveChart(state, { measure, view: charts.drawn(state, choice)[measure], format })),
    };
    numbers.update(state);
    return html`${nudgeTemplate(state)} ${bestWeights(state, actions)}
      <div class="charts-head">
        ${curveLegend({ gradient, byEpoch: choice.abscissa === 'byEpoch', validates: validates(state) })}
        ${choices(choice)}
      </div>
      ${charts.template(state, choice)} ${numbers.root} ${overfittingNote(state)}
      ${runTable(listedRuns(state), actions.runs, table)}`;
  }

  const numbers = createSettingGroup('The curves as a table', 'curve-table', {
    summarise: () => '',
    load: async () => (await import('./curve-table.js')).curveTable,
  });
  let isComplete = false;
  const view = createView(
    elementOf(html`<div></div>`),
    (state, choice) => {
      // While another panel is open, only the run's numbers go on.
      const isSeen = state.settings.panel === 'train' || !isComplete;
      isComplete = true;
      if (isSeen) {
        view.root.dataset.method = methodOf(state);
        live.update(state);
      }
      return html`<div class="run-head">${live.root} ${readings(state)}</div>
        ${isSeen ? below(state, choice) : noChange}`;
    },
    firstChoice,
  );
  return view;
}
