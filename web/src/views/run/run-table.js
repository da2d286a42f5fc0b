import { element, setAttribute, setText } from '../controls/element.js';
import { formatCount, formatDuration, formatLoss, formatPercent } from '../controls/format.js';
import { opacityAt } from './run-curves.js';
import { formatRuns } from './run-text.js';
import { term } from '../controls/term.js';

/**
 * @typedef {import('../../state/reducer.js').State} State
 * @typedef {import('../../worker/protocol.js').RunStatus} RunStatus
 * @typedef {import('../../state/session.js').Actions} Actions
 *
 * @typedef {object} ListedRun
 * @property {number} id
 * @property {string} name as the visitor called it, or ''
 * @property {string} words a short description of the run
 * @property {boolean} hidden
 * @property {boolean} current
 * @property {number} opacity of its curves
 * @property {RunStatus} status
 */

/** Lists this visit's runs, the current one first. @param {State} state @returns {ListedRun[]} */
export function listedRuns({ run, runSettings, history }) {
  const past = history.past.map((ended, i) => ({
    ...ended,
    current: false,
    opacity: opacityAt(history.past.length - i),
  }));
  const front =
    run && runSettings
      ? [
          {
            id: history.currentId,
            name: history.currentName,
            hidden: false,
            current: true,
            opacity: 1,
            status: run,
            settings: runSettings,
          },
        ]
      : [];
  const runs = [...front, ...past.reverse()];
  const words = formatRuns(runs.map(({ settings }) => settings));
  return runs.map(({ id, name, hidden, current, opacity, status }, i) => ({
    id,
    name,
    hidden,
    current,
    opacity,
    status,
    words: words[i],
  }));
}

/** Returns the name of a run, or its description if it has none. @param {ListedRun} run */
export const calledRun = ({ name, words }) => name || words;

/** @param {number} id @param {Actions} actions @param {(id: number|null) => void} emphasise */
function createRow(id, actions, emphasise) {
  const shown = element('input', {
    type: 'checkbox',
    'aria-label': `Show run ${id}`,
    onchange: () => actions.runs.hide(id, !shown.checked),
  });
  const name = element('input', {
    class: 'run-name',
    type: 'text',
    maxlength: 60,
    autocomplete: 'off',
    'aria-label': `Name of run ${id}`,
    onchange: () => actions.runs.name(id, name.value.trim()),
  });
  const mark = element('span', { class: 'method-mark', 'aria-hidden': 'true' });
  const epochs = element('td');
  const time = element('td');
  const loss = element('td');
  const training = element('td');
  const test = element('td');
  const remove = element(
    'button',
    { type: 'button', class: 'button-quiet', 'aria-label': `Remove run ${id}`, onclick: () => actions.runs.remove(id) },
    'Remove',
  );
  const front = element('span', { class: 'note' }, 'in front');
  const root = element(
    'tr',
    {
      onmouseenter: () => emphasise(id),
      onmouseleave: () => emphasise(null),
      onfocusin: () => emphasise(id),
      onfocusout: () => emphasise(null),
    },
    element('td', {}, shown),
    element('th', { scope: 'row' }, element('span', { class: 'run-called' }, mark, name)),
    epochs,
    time,
    loss,
    training,
    test,
    element('td', {}, remove, front),
  );
  return {
    root,
    /** @param {ListedRun} run */
    update({ name: called, words, hidden, current, opacity, status }) {
      setAttribute(root, 'data-method', status.gradient);
      mark.style.opacity = String(Math.max(opacity, 0.4));
      shown.checked = !hidden;
      shown.disabled = current;
      remove.hidden = current;
      front.hidden = !current;
      if (document.activeElement !== name) name.value = called;
      setAttribute(name, 'placeholder', words);
      setAttribute(name, 'title', words);
      setText(epochs, formatCount(status.epoch));
      setText(time, formatDuration(status.elapsedSeconds));
      setText(loss, formatLoss(status.trainLoss));
      setText(training, formatPercent(status.trainAccuracy));
      setText(test, formatPercent(status.testAccuracy));
    },
  };
}

/**
 * Creates the charts' legend, which also shows their values as a table.
 * @param {Actions} actions
 * @param {{ emphasise: (id: number|null) => void, saveTable: () => void, savePicture: (split: 'loss'|'accuracy') => void }} charts
 */
export function createRunTable(actions, { emphasise, saveTable, savePicture }) {
  /** @type {Map<number, ReturnType<typeof createRow>>} */
  const rows = new Map();
  const body = element('tbody');
  const column = (/** @type {Node|string} */ label) => element('th', { scope: 'col' }, label);
  const head = element(
    'tr',
    {},
    column('Shown'),
    column('Run'),
    column(term('epoch', 'Epochs')),
    column('Time'),
    column(term('loss', 'Training loss')),
    column(term('accuracy', 'Training accuracy')),
    column(term('test set', 'Test accuracy')),
    column(element('span', { class: 'only-read-aloud' }, 'Actions')),
  );
  const button = (/** @type {string} */ label, /** @type {() => void} */ onclick) =>
    element('button', { type: 'button', class: 'button button-small', onclick }, label);
  const root = element(
    'section',
    { class: 'runs', 'aria-labelledby': 'runs-heading', hidden: true, 'data-testid': 'runs' },
    element(
      'div',
      { class: 'runs-head' },
      element('h2', { id: 'runs-heading', class: 'small-heading' }, 'Runs of this visit'),
      element(
        'div',
        { class: 'runs-save' },
        button('All points as CSV', saveTable),
        button('Loss as PNG', () => savePicture('loss')),
        button('Accuracy as PNG', () => savePicture('accuracy')),
      ),
    ),
    element(
      'div',
      { class: 'runs-place' },
      element('table', { class: 'runs-table' }, element('thead', {}, head), body),
    ),
  );
  return {
    root,
    /** @param {ListedRun[]} runs */
    update(runs) {
      root.hidden = runs.length === 0;
      const ids = runs.map(({ id }) => id);
      for (const id of rows.keys()) if (!ids.includes(id)) rows.delete(id);
      for (const run of runs) {
        if (!rows.has(run.id)) rows.set(run.id, createRow(run.id, actions, emphasise));
        rows.get(run.id)?.update(run);
      }
      const roots = runs.map(({ id }) => /** @type {ReturnType<typeof createRow>} */ (rows.get(id)).root);
      // Rows that stay in place keep the keyboard focus.
      if (roots.length !== body.children.length || roots.some((row, i) => row !== body.children[i]))
        body.replaceChildren(...roots);
    },
  };
}
