import { render } from 'lit-html';

/**
 * @typedef {object} PlotDrawing
 * @property {number} height
 * @property {(width: number, data: any) => unknown} draw returns the template of the plot
 * @property {unknown} data of the plot; other data come in another object
 */

/** Creates a place that its plot fills: the plot is drawn again when the place gets another width or other data. */
export function createPlotPlace() {
  const root = document.createElement('div');
  root.className = 'plot-place';
  let width = 0;
  /** @type {PlotDrawing | null} */
  let shown = null;
  const resized = new ResizeObserver(([{ contentRect }]) => {
    if (Math.round(contentRect.width) === width) return;
    width = Math.round(contentRect.width);
    redraw();
  });

  function redraw() {
    if (shown && width > 0) render(shown.draw(width, shown.data), root);
  }

  return {
    root,
    /** @param {PlotDrawing} next */
    update(next) {
      if (next.data === shown?.data) return;
      shown = next;
      root.style.minHeight = `${next.height}px`;
      redraw();
    },
    connected: () => resized.observe(root),
    disconnected: () => resized.disconnect(),
  };
}
