import { setAttribute, setText } from '../controls/element.js';
import { svg } from '../controls/svg-element.js';
import { formatError } from '../figures/scientific.js';

/**
 * @typedef {import('../figures/plot.js').Frame} Frame
 * @typedef {import('../figures/plot-scale.js').Scale} Scale
 */

const [least, most] = [1e-12, 1];
/** Distance in pixels that keeps the handle and its ring off the axis labels. */
const gripAboveAxis = 16;
/** Moves in tenths of a decade. @type {Record<string, number>} */
const keys = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -10, PageUp: 10 };

/** Rounds a step size to two significant digits, which is as fine as anybody can drag. @param {number} h */
export const roundedStep = (h) => Number(Math.min(most, Math.max(least, h)).toPrecision(2));

/** @param {number} h @param {number} tenths of a decade */
export const movedStep = (h, tenths) => roundedStep(10 ** (Math.round(10 * Math.log10(h) + tenths) / 10));

/** Formats a number without an exponent, which screen readers do not read well. @param {number} h */
const decimal = (h) => h.toFixed(14).replace(/\.?0+$/, '');

/** Creates a line that marks the step size in use and can be dragged. @param {(h: number) => void} choose */
export function createStepHandle(choose) {
  const line = svg('line', { class: 'handle-line' });
  const grip = svg('circle', { class: 'handle-grip', r: 8 });
  const ring = svg('circle', { class: 'handle-ring', r: 12 });
  const label = svg('text', { class: 'handle-label' });
  const root = svg(
    'g',
    {
      class: 'step-handle',
      role: 'slider',
      tabindex: 0,
      'aria-label': 'Step size h',
      'aria-valuemin': decimal(least),
      'aria-valuemax': decimal(most),
      'data-testid': 'step-size-handle',
    },
    line,
    ring,
    grip,
    label,
  );
  let h = 0.01;
  let dragged = false;
  /** @type {{ frame: Frame, x: Scale }|null} */
  let drawn = null;

  /** @param {number} value */
  function show(value) {
    setAttribute(root, 'aria-valuenow', decimal(value));
    setAttribute(root, 'aria-valuetext', `h = ${formatError(value)}`);
    if (!drawn) return;
    const { frame, x } = drawn;
    const at = x.at(Math.min(most, Math.max(least, value)));
    for (const name of ['x1', 'x2']) setAttribute(line, name, at);
    setAttribute(line, 'y1', frame.top);
    setAttribute(line, 'y2', frame.bottom);
    for (const circle of [grip, ring]) {
      setAttribute(circle, 'cx', at);
      setAttribute(circle, 'cy', frame.bottom - gripAboveAxis);
    }
    const leftwards = at > (frame.left + frame.right) / 2;
    setAttribute(label, 'x', at + (leftwards ? -8 : 8));
    setAttribute(label, 'y', frame.top + 16);
    setAttribute(label, 'text-anchor', leftwards ? 'end' : 'start');
    setText(label, `h = ${formatError(value)}`);
  }

  /** @param {PointerEvent} event @param {SVGSVGElement} drawing */
  function stepUnder({ clientX }, drawing) {
    return roundedStep(
      /** @type {NonNullable<typeof drawn>} */ (drawn).x.from(clientX - drawing.getBoundingClientRect().left),
    );
  }

  root.addEventListener('keydown', (event) => {
    const next =
      event.key === 'Home'
        ? least
        : event.key === 'End'
          ? most
          : event.key in keys
            ? movedStep(h, keys[event.key])
            : null;
    if (next === null) return;
    event.preventDefault();
    choose(next);
  });

  return {
    /** Pressing anywhere on the drawing moves the line there. @param {SVGSVGElement} drawing */
    attachTo(drawing) {
      drawing.setAttribute('role', 'group');
      let moved = h;
      drawing.addEventListener('pointerdown', (event) => {
        if (!drawn || event.button !== 0) return;
        dragged = true;
        drawing.setPointerCapture(event.pointerId);
        show((moved = stepUnder(event, drawing)));
      });
      drawing.addEventListener('pointermove', (event) => dragged && show((moved = stepUnder(event, drawing))));
      drawing.addEventListener('pointerup', () => {
        if (!dragged) return;
        dragged = false;
        root.focus({ preventScroll: true });
        choose(moved);
      });
      drawing.addEventListener('pointercancel', () => {
        dragged = false;
        show(h);
      });
    },
    /** @param {Frame} frame @param {Scale} x */
    draw(frame, x) {
      drawn = { frame, x };
      show(h);
      return root;
    },
    /** @param {number} value */
    update(value) {
      h = value;
      if (!dragged) show(value);
    },
  };
}
