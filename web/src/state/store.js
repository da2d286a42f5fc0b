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
  /** @type {Map<keyof State, (slice: any, action: Action) => any>} */
  const slices = new Map();
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

  /** @param {State} next */
  function put(next) {
    if (next === state) return;
    changes.push([next, state]);
    state = next;
    // A change made by a listener is delivered after all listeners have received the one before, so that none of them
    // sees an older state after a newer one.
    if (changes.length === 1) notifyListeners();
  }

  /** @param {Action} action */
  function dispatch(action) {
    let next = reducer(state, action);
    for (const [name, sliceReducer] of slices) {
      const slice = sliceReducer(next[name], action);
      if (slice !== next[name]) next = { ...next, [name]: slice };
    }
    put(next);
  }

  return {
    get: () => state,
    dispatch,
    /**
     * Adds a property of the state whose reducer was downloaded later.
     * @template {keyof State} Name
     * @template {State[Name]} Slice
     * @param {Name} name
     * @param {(slice: Slice, action: Action) => Slice} sliceReducer
     * @param {Slice} first
     * @returns the store of this property alone
     */
    addSlice(name, sliceReducer, first) {
      slices.set(name, /** @type {(slice: any, action: Action) => any} */ (sliceReducer));
      put({ ...state, [name]: first });
      return { get: () => /** @type {Slice} */ (state[name]), dispatch };
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
