/**
 * Creates a store of one state, which a pure reducer replaces and never mutates.
 * @template State, Action
 * @param {(state: State, action: Action) => State} reducer
 * @param {State} initial
 */
export function createStore(reducer, initial) {
  let state = initial;
  /** @type {Set<(state: State, previous: State) => void>} */
  const listeners = new Set();
  /** Changes that not all listeners have received yet. @type {[State, State][]} */
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
      // A change made by a listener is delivered after all listeners have received the one before, so that none of them
      // sees an older state after a newer one.
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
