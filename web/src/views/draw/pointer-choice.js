/**
 * Decides which pointer draws. A second finger does not disturb the first one. A pen takes over from the palm that touched
 * the pad before it, and keeps palms away for a moment after it was lifted.
 *
 * @typedef {Pick<PointerEvent, 'pointerId' | 'pointerType' | 'button' | 'timeStamp'>} Pressed
 */

/** How long touches are ignored after the pen was on the pad. */
const palmMs = 1000;

export function createPointerChoice() {
  /** @type {{ id: number, type: string } | null} */
  let drawing = null;
  let penAt = -Infinity;

  return {
    /** @param {Pressed} event @returns {'begin' | 'replace' | null} `replace`: the stroke so far was a palm's */
    press({ pointerId, pointerType, button, timeStamp }) {
      if (button !== 0) return null;
      if (pointerType === 'touch' && timeStamp - penAt < palmMs) return null;
      const replaces = drawing?.type === 'touch' && pointerType === 'pen';
      if (drawing && !replaces) return null;
      drawing = { id: pointerId, type: pointerType };
      return replaces ? 'replace' : 'begin';
    },
    /** Returns whether this pointer draws. @param {Pick<Pressed, 'pointerId' | 'timeStamp'>} event */
    draws({ pointerId, timeStamp }) {
      if (drawing?.id !== pointerId) return false;
      if (drawing.type === 'pen') penAt = timeStamp;
      return true;
    },
    lift() {
      drawing = null;
    },
  };
}
