import { affectedMethods, stepCostKeyOf, subjectKeyOf } from './subject-key.js';

/**
 * Has the laboratory compute again what a change of the state affects, while its panel is shown.
 *
 * @typedef {import('../reducer.js').State} State
 */

/** Several settings may change in a row while the visitor types a number. */
const settlingMs = 250;

/**
 * @param {{ get(): State, subscribe(listener: (state: State, previous: State) => void): unknown }} store
 * @param {import('./lab-control.js').LabControl} control
 */
export function followState(store, control) {
  let taken = '';
  /** @type {State['settings']|undefined} */
  let before;
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  let waiting;

  /** Takes the network again if this interrupts nothing, that is, unless it is training. @param {State} state */
  function followNetwork(state) {
    const key = subjectKeyOf(state);
    if (key === null || key === taken) return;
    if (state.run?.phase === 'training' && taken !== '') return;
    taken = key;
    void control.take();
  }

  /** @param {State} state */
  function followSettings({ settings, lab }) {
    const methods = before && lab?.subject ? affectedMethods(settings, before) : [];
    before = settings;
    if (methods.length === 0) return;
    clearTimeout(waiting);
    waiting = setTimeout(() => control.computeAll(methods), settlingMs);
  }

  /** @param {State} state */
  function follow(state) {
    if (state.settings.panel !== 'gradients') return;
    followNetwork(state);
    followSettings(state);
    const key = stepCostKeyOf(state);
    if (key !== null) control.estimateWhenIdle(key);
  }

  store.subscribe((state, previous) => state.lab === previous.lab && follow(state));
  follow(store.get());
}
