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
  /** Not yet told to all. @type {[State, State][]} */
  const changes = [];

  function tell() {
    try {
      for (const change of changes) for (const listener of listeners) listener(...change);
    } finally {
      changes.length = 0;
    }
  }

  return {
    get: () => state,
    /** @param {Action} action */
    dispatch(action) {
      const previous = state;
      state = reducer(previous, action);
      if (state === previous) return;
      changes.push([state, previous]);
      // One that a listener makes is told when all have heard of the one before: none is told of an older state after a newer one.
      if (changes.length === 1) tell();
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
