import { padSide } from './stroke-path.js';

/** @typedef {import('./stroke-path.js').Point} Point */

const stepLength = 8;
const longStep = 24;
/** @type {Record<string, [number, number]>} */
const directions = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/**
 * Draws with the keyboard: arrow keys move a pen, two at a time move it diagonally, Shift makes it faster; Space or Enter
 * lowers and lifts it.
 * @param {HTMLElement} pad
 * @param {{ begin: (at: Point) => void, go: (at: Point) => void, moved: () => void }} draws
 */
export function createPadKeyboard(pad, { begin, go, moved }) {
  const at = { x: padSide / 2, y: padSide / 5 };
  /** @type {Set<string>} */
  const held = new Set();
  let shown = false;
  let down = false;

  pad.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === ' ' || event.key === 'Enter') {
      if (!event.repeat) down = shown && !down;
      shown = true;
      if (down && !event.repeat) begin({ ...at });
    } else if (directions[event.key]) {
      held.add(event.key);
      shown = true;
      const length = event.shiftKey ? longStep : stepLength;
      for (const key of held) {
        at.x = Math.min(Math.max(at.x + directions[key][0] * length, 0), padSide);
        at.y = Math.min(Math.max(at.y + directions[key][1] * length, 0), padSide);
      }
      if (down) go({ ...at });
    } else {
      return;
    }
    event.preventDefault();
    moved();
  });
  pad.addEventListener('keyup', (event) => held.delete(event.key));

  /** Lifts the pen and hides it. */
  function leave() {
    held.clear();
    if (!shown) return;
    [shown, down] = [false, false];
    moved();
  }
  pad.addEventListener('blur', leave);
  pad.addEventListener('pointerdown', leave);

  return {
    lift() {
      down = false;
    },
    /** Returns where the pen is, if the keyboard moves it. */
    pen: () => (shown ? { ...at, down } : null),
  };
}
