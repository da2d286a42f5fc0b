import { padSide } from './stroke-path.js';

/** @typedef {import('./stroke-path.js').Point} Point */

const stepLength = 8;
const longStep = 24;
/** @type {Record<string, [number, number]>} */
const directions = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/**
 * Draws with the keyboard: arrow keys move a pen, two at a time move it diagonally, Shift makes it faster; Space or Enter
 * lowers and lifts it.
 * @param {{ begin: (at: Point) => void, go: (at: Point) => void, moved: () => void }} draws
 */
export function createPadKeyboard({ begin, go, moved }) {
  const at = { x: padSide / 2, y: padSide / 5 };
  /** @type {Set<string>} */
  const held = new Set();
  let shown = false;
  let down = false;

  return {
    /** Handles a key, and returns whether it is one of the pen's. @param {KeyboardEvent} event */
    press({ key, ctrlKey, metaKey, altKey, shiftKey, repeat }) {
      if (ctrlKey || metaKey || altKey) return false;
      if (key === ' ' || key === 'Enter') {
        if (!repeat) down = shown && !down;
        shown = true;
        if (down && !repeat) begin({ ...at });
      } else if (directions[key]) {
        held.add(key);
        shown = true;
        const length = shiftKey ? longStep : stepLength;
        for (const each of held) {
          at.x = Math.min(Math.max(at.x + directions[each][0] * length, 0), padSide);
          at.y = Math.min(Math.max(at.y + directions[each][1] * length, 0), padSide);
        }
        if (down) go({ ...at });
      } else {
        return false;
      }
      moved();
      return true;
    },
    /** @param {KeyboardEvent} event */
    release({ key }) {
      held.delete(key);
    },
    /** Lifts the pen and hides it. */
    leave() {
      held.clear();
      if (!shown) return;
      [shown, down] = [false, false];
      moved();
    },
    lift() {
      down = false;
    },
    /** Returns where the pen is, if the keyboard moves it. */
    pen: () => (shown ? { ...at, down } : null),
  };
}
