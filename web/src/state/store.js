/**
 * Creates a store of one state, which a pure reducer replaces and never mutates.
 * @template State, Action
 * @param {(state: State, action: Action) => State} reducer
 * @param {State} initial
 * @param {(error: unknown) => void} [onError] receives what a listener throws; the other listeners are called all the same
 */
export function createStore(reducer, initial, onError = (error) => reportError(error)) {
  let state = initial;
  /** @type {Set<(state: State, previous: State) => void>} */
  const listeners = new Set();
  /** Changes that not all listeners have received yet. @type {[State, State][]} */
  const changes = [];

  function notifyListeners() {
    for (const change of changes) {
      for (const listener of listeners) {
        try {
          listener(...change);
        } catch (error) {
          onError(error);
        }
      }
    }
    changes.length = 0;
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
      if (changes.length === 1) notifyListeners();
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
