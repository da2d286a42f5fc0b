/** Colours every chart takes from the style sheet's tokens. */
export const AXIS_TOKENS = { ink: '--ink', soft: '--ink-soft', grid: '--chart-grid', paper: '--paper' };

export const TEXT_REM = 0.75;
/** The plot's left margin: fixed, so that it does not move when labels grow. */
export const LEFT_MARGIN_REM = 4;

/** In pixels. @param {number} size in the page's root type size */
export const rem = (size) => size * parseFloat(getComputedStyle(document.documentElement).fontSize);

/**
 * Axes and the hover box in the theme's colours.
 * @param {any} chart
 * @param {Record<keyof typeof AXIS_TOKENS, string>} colours
 */
export function paintSurroundings(chart, { ink, soft, grid, paper }) {
  for (const axis of Object.values(chart.options.scales)) {
    axis.grid.color = grid;
    axis.ticks.color = soft;
    axis.title.color = soft;
  }
  Object.assign(chart.options.plugins.tooltip, { backgroundColor: ink, titleColor: paper, bodyColor: paper });
}
