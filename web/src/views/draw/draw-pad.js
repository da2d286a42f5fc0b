import './draw.css';
import { html } from 'lit-html';
import { elementOf } from '../controls/element-of.js';
import { createPadKeyboard } from './pad-keyboard.js';
import { createPointerChoice } from './pointer-choice.js';
import { curvesOf, padSide as side, strokeWidth } from './stroke-path.js';

// The resolution of the ink is independent of the pad's size on the screen. The screen shows the same strokes at a higher
// resolution, so that their edges stay sharp on dense displays.
const screenScale = Math.min(Math.max(Math.ceil((globalThis.devicePixelRatio ?? 1) * 1.4), 3), 5);

/**
 * @typedef {import('./stroke-path.js').Point} Point
 * @typedef {Point[] | HTMLCanvasElement} Mark a stroke, or a picture as large as the paper
 */

/** @param {PointerEvent} event @param {DOMRect} box @returns {Point} */
function pointOf(event, box) {
  return { x: ((event.clientX - box.left) / box.width) * side, y: ((event.clientY - box.top) / box.height) * side };
}

/** @param {CanvasRenderingContext2D} context @param {Mark} mark */
function drawMark(context, mark) {
  if (!Array.isArray(mark)) return context.drawImage(mark, 0, 0, side, side);
  const [first, last] = [mark[0], mark[mark.length - 1]];
  context.beginPath();
  if (mark.every(({ x, y }) => x === first.x && y === first.y)) {
    // A path without length has no line, not even caps in some browsers.
    context.arc(first.x, first.y, strokeWidth / 2, 0, 2 * Math.PI);
    return context.fill();
  }
  context.moveTo(first.x, first.y);
  for (const { control, end } of curvesOf(mark)) context.quadraticCurveTo(control.x, control.y, end.x, end.y);
  context.lineTo(last.x, last.y);
  context.stroke();
}

/** @param {HTMLCanvasElement} canvas @param {CanvasRenderingContext2DSettings} [settings] */
const contextOf = (canvas, settings) => /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d', settings));

/** Gives a canvas its pixels and its pen. @param {CanvasRenderingContext2D} context @param {number} scale */
function preparePaper(context, scale) {
  Object.assign(context.canvas, { width: side * scale, height: side * scale });
  context.scale(scale, scale);
  Object.assign(context, { lineWidth: strokeWidth, lineCap: 'round', lineJoin: 'round' });
}

/** Shows where the keyboard's pen is. @param {CanvasRenderingContext2D} context @param {Point & { down: boolean }} pen */
function drawPen(context, { x, y, down }) {
  context.save();
  context.beginPath();
  context.arc(x, y, strokeWidth / 2 + 3, 0, 2 * Math.PI);
  Object.assign(context, { lineWidth: down ? 4 : 1.5 });
  context.stroke();
  context.restore();
}

/**
 * Creates a pad to draw on with a mouse, finger, pen or the keyboard. Its pixels exist while it is in the page; what is
 * drawn stays.
 * @param {() => void} changed called at most once per animation frame
 * @param {string} [testid]
 */
export function createDrawPad(changed, testid = 'draw-pad') {
  /** @type {HTMLCanvasElement} */
  const canvas = elementOf(
    html`<canvas
      class="draw-pad"
      tabindex="0"
      role="img"
      data-testid=${testid}
      aria-label="Drawing pad: draw a digit with mouse, finger or pen. On the keyboard, arrow keys move the pen, Space lowers or lifts it, Delete clears the pad."
      @pointerdown=${begin}
      @pointermove=${go}
      @pointerup=${end}
      @pointercancel=${cancel}
      @lostpointercapture=${end}
      @keydown=${press}
      @keyup=${(/** @type {KeyboardEvent} */ event) => keyboard.release(event)}
      @blur=${() => keyboard.leave()}
    ></canvas>`,
  );
  const screen = contextOf(canvas);
  const paper = contextOf(document.createElement('canvas'), { willReadFrequently: true });
  const pointer = createPointerChoice();
  /** @type {Mark[]} */
  let marks = [];
  /** What can be brought back, the last one first. @type {Mark[][]} */
  let undone = [];
  let frame = 0;
  let inkChanged = false;
  let finished = false;

  function redraw() {
    frame = 0;
    for (const context of [screen, paper]) {
      context.clearRect(0, 0, side, side);
      marks.forEach((mark) => drawMark(context, mark));
    }
    const pen = keyboard.pen();
    if (pen) drawPen(screen, pen);
    if (inkChanged) changed();
    inkChanged = false;
  }

  function show() {
    frame ||= requestAnimationFrame(redraw);
  }

  function request() {
    inkChanged = true;
    show();
  }

  /** @param {Mark} mark */
  function add(mark) {
    if (finished) marks = [];
    finished = false;
    undone = [];
    marks.push(mark);
    request();
  }

  /** @param {Point} at */
  function extend(at) {
    const stroke = marks.at(-1);
    if (!Array.isArray(stroke)) return;
    stroke.push(at);
    request();
  }

  const keyboard = createPadKeyboard({ begin: (at) => add([at]), go: extend, moved: show });

  /** @param {PointerEvent} event */
  function begin(event) {
    keyboard.leave();
    const kind = pointer.press(event);
    if (!kind) return;
    if (kind === 'replace') marks.pop();
    try {
      canvas.setPointerCapture(event.pointerId);
    } catch {
      // The pointer is already gone; what it drew inside of the pad counts.
    }
    add([pointOf(event, canvas.getBoundingClientRect())]);
  }

  /** @param {PointerEvent} event */
  function go(event) {
    if (!pointer.draws(event)) return;
    const box = canvas.getBoundingClientRect();
    const passed = event.getCoalescedEvents?.() ?? [];
    for (const each of passed.length > 0 ? passed : [event]) extend(pointOf(each, box));
  }

  /** @param {PointerEvent} event */
  function end(event) {
    if (pointer.draws(event)) pointer.lift();
  }

  /** A system that takes a pointer away has seen that it was no drawing, such as a palm. @param {PointerEvent} event */
  function cancel(event) {
    if (!pointer.draws(event)) return;
    pointer.lift();
    if (event.pointerType === 'mouse') return;
    marks.pop();
    request();
  }

  /** Ends any stroke under way and replaces what is on the pad. @param {Mark[]} next */
  function replace(next) {
    pointer.lift();
    keyboard.lift();
    marks = next;
    finished = false;
    request();
  }

  function clear() {
    if (marks.length > 0) undone = [marks];
    replace([]);
  }

  function undo() {
    if (marks.length === 0) return;
    undone.push(marks);
    replace(marks.slice(0, -1));
  }

  function redo() {
    const next = undone.pop();
    if (next) replace(next);
  }

  /** @param {KeyboardEvent} event */
  function press(event) {
    const control = event.ctrlKey || event.metaKey;
    const key = event.key.toLowerCase();
    if (key === 'delete' || key === 'backspace') clear();
    else if (control && key === 'z') (event.shiftKey ? redo : undo)();
    else if (control && key === 'y') redo();
    else if (!keyboard.press(event)) return;
    event.preventDefault();
  }

  return {
    root: canvas,
    connected() {
      preparePaper(screen, screenScale);
      preparePaper(paper, 1);
      show();
    },
    disconnected() {
      cancelAnimationFrame(frame);
      frame = 0;
      for (const { canvas: drawn } of [screen, paper]) drawn.width = 0; // frees its pixels
    },
    isEmpty: () => marks.length === 0,
    canRedo: () => undone.length > 0,
    clear,
    undo,
    redo,
    /** Replaces the drawing by a picture of the paper's size. @param {HTMLCanvasElement} picture */
    put(picture) {
      undone = [];
      replace([picture]);
    },
    /** Ends the drawing. It stays visible; the next stroke starts a new one. */
    finish() {
      finished = true;
    },
    /** Returns the ink as one byte per pixel, from 0 (paper) to 255 (full ink). */
    ink() {
      const { data } = paper.getImageData(0, 0, side, side);
      const ink = new Uint8Array(side * side);
      for (let i = 0; i < ink.length; ++i) ink[i] = data[4 * i + 3];
      return { ink, width: side, height: side };
    },
  };
}
