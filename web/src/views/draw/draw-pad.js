import { element } from '../controls/element.js';

// The resolution of the ink, independent of the pad's size on the screen. A digit that fills three quarters of the pad
// is scaled down to a tenth, at which MNIST's strokes are two to three pixels wide.
const side = 280;
const strokeWidth = 24;
// The screen shows the same strokes at a higher resolution, so that their edges stay sharp on dense displays.
const screenScale = 3;

/** @typedef {{ x: number, y: number }} Point */

/** @param {PointerEvent} event @param {DOMRect} box @returns {Point} */
function pointOf(event, box) {
  return { x: ((event.clientX - box.left) / box.width) * side, y: ((event.clientY - box.top) / box.height) * side };
}

/**
 * Draws one stroke as one path, smoothed by passing through the midpoints between the reported points.
 * @param {CanvasRenderingContext2D} context
 * @param {Point[]} points
 */
function drawStroke(context, points) {
  const last = points[points.length - 1];
  context.beginPath();
  context.moveTo(points[0].x, points[0].y);
  for (let i = 1; i + 1 < points.length; ++i) {
    const { x, y } = points[i];
    context.quadraticCurveTo(x, y, (x + points[i + 1].x) / 2, (y + points[i + 1].y) / 2);
  }
  context.lineTo(last.x, last.y);
  context.stroke();
}

/** @param {HTMLCanvasElement} canvas @param {number} scale @param {CanvasRenderingContext2DSettings} [settings] */
function preparePaper(canvas, scale, settings) {
  canvas.width = side * scale;
  canvas.height = side * scale;
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d', settings));
  context.scale(scale, scale);
  Object.assign(context, { lineWidth: strokeWidth, lineCap: 'round', lineJoin: 'round' });
  return context;
}

/**
 * Creates a pad to draw on with a mouse, finger or pen.
 * @param {() => void} changed called at most once per animation frame
 * @param {string} [testid]
 */
export function createDrawPad(changed, testid = 'draw-pad') {
  const canvas = element('canvas', {
    class: 'draw-pad',
    tabindex: 0,
    role: 'img',
    'data-testid': testid,
    'aria-label': 'Drawing pad: draw a digit with mouse, finger or pen. Delete clears it.',
  });
  const screen = preparePaper(canvas, screenScale);
  const paper = preparePaper(document.createElement('canvas'), 1, { willReadFrequently: true });
  /** @type {Point[][]} */
  let strokes = [];
  /** @type {number | null} */
  let drawingPointer = null;
  let requested = false;
  let finished = false;

  function redraw() {
    requested = false;
    for (const context of [screen, paper]) {
      context.clearRect(0, 0, side, side);
      strokes.forEach((points) => drawStroke(context, points));
    }
    changed();
  }

  function request() {
    if (!requested) requestAnimationFrame(redraw);
    requested = true;
  }

  /** @param {PointerEvent} event */
  function begin(event) {
    if (drawingPointer !== null || event.button !== 0) return;
    drawingPointer = event.pointerId;
    canvas.setPointerCapture(event.pointerId);
    if (finished) strokes = [];
    finished = false;
    strokes.push([pointOf(event, canvas.getBoundingClientRect())]);
    request();
  }

  /** @param {PointerEvent} event */
  function go(event) {
    if (event.pointerId !== drawingPointer) return;
    const box = canvas.getBoundingClientRect();
    const passed = event.getCoalescedEvents?.() ?? [];
    for (const each of passed.length > 0 ? passed : [event]) strokes.at(-1)?.push(pointOf(each, box));
    request();
  }

  /** @param {PointerEvent} event */
  function end(event) {
    if (event.pointerId === drawingPointer) drawingPointer = null;
  }

  canvas.addEventListener('pointerdown', begin);
  canvas.addEventListener('pointermove', go);
  canvas.addEventListener('pointerup', end);
  canvas.addEventListener('pointercancel', end);

  return {
    canvas,
    isEmpty: () => strokes.length === 0,
    clear() {
      strokes = [];
      finished = false;
      request();
    },
    /** Ends the drawing. It stays visible; the next stroke starts a new one. */
    finish() {
      finished = true;
    },
    undo() {
      strokes.pop();
      finished = false;
      request();
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
