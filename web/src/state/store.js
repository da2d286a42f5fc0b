/**
 * One state, replaced and never mutated, by a pure reducer.
 * @template State, Action
 * @param {(state: State, action: Action) => State} reducer
 * @param {State} initial
 */
export function createStore(reducer, initial) {
  let state = initial;
  /** @type {Set<(state: State, previous: State) => void>} */
  const listeners = new Set();

  return {
    get: () => state,
    /** @param {Action} action */
    dispatch(action) {
      const previous = state;
      state = reducer(previous, action);
      if (state !== previous) for (const listener of listeners) listener(state, previous);
    },
    /**
     * @param {(state: State, previous: State) => void} listener called after each change
     * @returns {() => void} ends the subscription
     */
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
