/** The colours that every chart reads from the style sheet's tokens. */
export const axisTokens = { ink: '--ink', soft: '--ink-soft', grid: '--chart-grid', paper: '--paper' };

export const textRem = 0.75;
/** Width of the plot's left margin. It is fixed, so that the plot does not move when the labels get longer. */
export const leftMarginRem = 4;

/** Converts a length to pixels. @param {number} size in rem */
export const rem = (size) => size * parseFloat(getComputedStyle(document.documentElement).fontSize);

/**
 * Paints the axes and the tooltip in the theme's colours.
 * @param {any} chart
 * @param {Record<keyof typeof axisTokens, string>} colours
 */
export function paintAxes(chart, { ink, soft, grid, paper }) {
  for (const axis of Object.values(chart.options.scales)) {
    axis.grid.color = grid;
    axis.ticks.color = soft;
    axis.title.color = soft;
  }
  Object.assign(chart.options.plugins.tooltip, { backgroundColor: ink, titleColor: paper, bodyColor: paper });
}
