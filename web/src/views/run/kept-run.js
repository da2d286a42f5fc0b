import { element, setText } from '../controls/element.js';
import { formatCount, formatPercent } from '../controls/format.js';

/**
 * @typedef {import('../../state/reducer.js').State} State
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
  return testAccuracy === null ? where : `${where}, ${formatPercent(testAccuracy)} of the test set right`;
}

/** Creates the offer to continue a run of an earlier visit. @param {Actions} actions */
export function createKeptRun(actions) {
  const title = element('strong');
  const words = element('span');
  let id = '';
  const go = element('button', {
    type: 'button',
    class: 'button',
    'data-testid': 'continue-run',
    onclick: () => actions.keptRuns.continue(id),
  });
  const forget = element(
    'button',
    { type: 'button', class: 'button-quiet', 'data-testid': 'forget-run', onclick: () => actions.keptRuns.forget(id) },
    'Forget',
  );
  const root = element(
    'section',
    { class: 'kept-run', 'data-testid': 'kept-run', 'aria-label': 'A run of yours that is kept', hidden: true },
    element('p', {}, title, ' ', words),
    element('div', { class: 'kept-run-buttons' }, go, forget),
  );

  return {
    root,
    /** @param {State} state @param {State} [previous] */
    update({ keptRuns, run, status }, previous) {
      const [latest] = keptRuns;
      root.hidden = !latest || run !== null || status === 'error';
      if (!latest || keptRuns === previous?.keptRuns) return;
      id = latest.id;
      const isDone = latest.status.phase === 'done';
      setText(title, `${latest.title} on ${latest.data}`);
      setText(words, `is kept in this browser: ${formatProgress(latest)}.`);
      setText(go, isDone ? 'Bring it back' : 'Continue the run');
    },
  };
}
