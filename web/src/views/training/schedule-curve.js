import { tuningKeys } from '../../config/method-controls.js';
import { element, setAttribute, setText } from '../controls/element.js';
import { formatSchedule } from './method-text.js';
import { acrossOf, curvePath, markOf, plot, describeRate, upOf } from './schedule-geometry.js';
import { svg } from '../controls/svg-element.js';

/**
 * @typedef {import('../../state/reducer.js').State} State
 * @typedef {import('../../state/session.js').Actions} Actions
 */

const points = 401;

/** Returns whether an element is visible; Safari before 17.4 has no checkVisibility. @param {HTMLElement} node */
const isSeen = (node) => node.checkVisibility?.() ?? node.getClientRects().length > 0;

/**
 * Creates the curve of the learning rate over the run, as the core computes it, with a mark at the run's current
 * position.
 * @param {Actions} actions
 */
export function createScheduleCurve(actions) {
  const line = svg('path', { class: 'schedule-line' });
  const mark = svg(
    'g',
    { class: 'schedule-mark' },
    svg('line', { y1: plot.top, y2: plot.bottom }),
    svg('circle', { r: 4.5 }),
  );
  const most = svg('text', { x: plot.left - 6, y: upOf(1) + 4, 'text-anchor': 'end' });
  const half = svg('text', { x: plot.left - 6, y: upOf(0.5) + 4, 'text-anchor': 'end' });
  const end = svg('text', { x: plot.right, y: plot.bottom + 15, 'text-anchor': 'end' });
  const drawing = svg(
    'svg',
    {
      class: 'schedule-curve',
      viewBox: `0 0 ${plot.width} ${plot.height}`,
      role: 'img',
      'data-testid': 'schedule-curve',
    },
    ...[0, 0.5, 1].map((factor) =>
      svg('line', { class: 'schedule-grid', x1: plot.left, x2: plot.right, y1: upOf(factor), y2: upOf(factor) }),
    ),
    line,
    mark,
    most,
    half,
    svg('text', { x: plot.left - 6, y: upOf(0) + 4, 'text-anchor': 'end' }, '0'),
    svg('text', { x: plot.left, y: plot.bottom + 15 }, '0'),
    end,
    svg('text', { x: acrossOf(0.5), y: plot.bottom + 30, 'text-anchor': 'middle' }, 'Epoch'),
    svg(
      'text',
      {
        x: 9,
        y: (plot.top + plot.bottom) / 2,
        'text-anchor': 'middle',
        transform: `rotate(-90 9 ${(plot.top + plot.bottom) / 2})`,
      },
      'Learning rate',
    ),
  );
  const root = element('div', { class: 'schedule-place' });
  root.append(drawing);
  /** @type {State | undefined} */
  let current;
  let drawnFor = '';
  let asked = 0;

  /** Draws the curve only if it is visible. */
  async function look() {
    if (!current || !isSeen(root)) return;
    const { settings, run, pendingReset, backend } = current;
    setText(most, describeRate(settings.lr));
    setText(half, describeRate(settings.lr / 2));
    setText(end, String(settings.epochs));
    setAttribute(
      drawing,
      'aria-label',
      `Learning rate over ${settings.epochs} epochs: ${formatSchedule(current)}, at most ${describeRate(settings.lr)}`,
    );
    showMark(run && !pendingReset ? markOf(run, settings.lr) : null);
    const key = [settings.schedule, settings.epochs, ...tuningKeys.map((name) => settings[name])].join();
    if (key === drawnFor || !backend) return;
    drawnFor = key;
    const turn = ++asked;
    const factors = await actions.settings.scheduleCurve(points);
    if (turn === asked && factors) setAttribute(line, 'd', curvePath(factors));
    if (!factors) drawnFor = '';
  }

  /** @param {{ x: number, y: number } | null} at */
  function showMark(at) {
    setAttribute(mark, 'visibility', at ? 'visible' : 'hidden');
    if (!at) return;
    setAttribute(mark.children[0], 'x1', at.x);
    setAttribute(mark.children[0], 'x2', at.x);
    setAttribute(mark.children[1], 'cx', at.x);
    setAttribute(mark.children[1], 'cy', at.y);
  }

  return {
    root,
    /** @param {State} state */
    update(state) {
      current = state;
      void look();
    },
  };
}
