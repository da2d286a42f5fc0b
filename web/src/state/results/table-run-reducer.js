/**
 * The run of the comparison table in the page's state.
 *
 * @typedef {import('../../config/race-lanes.js').LaneOffer} LaneOffer
 *
 * @typedef {{ network: string, offer: LaneOffer }} CellToRun
 * @typedef {CellToRun & { phase: 'waiting'|'running'|'done'|'failed', seconds: number, share: number, why: string }} CellRun
 * @typedef {{ phase: 'idle'|'running'|'paused'|'over', budget: number, cells: CellRun[] }} TableRunState
 * @typedef {{ type: 'table-begun', cells: CellToRun[], budget: number } | { type: 'table-phase', phase: TableRunState['phase'] }
 *   | { type: 'table-cell', index: number, change: Partial<CellRun> }} TableRunAction
 */

/** @returns {TableRunState} */
export const noTableRun = () => ({ phase: 'idle', budget: 0, cells: [] });

/** @param {TableRunState} state @param {import('../reducer.js').Action} action @returns {TableRunState} */
export function tableRunReducer(state, action) {
  switch (action.type) {
    case 'table-begun':
      return {
        phase: 'running',
        budget: action.budget,
        cells: action.cells.map((cell) => ({ ...cell, phase: 'waiting', seconds: 0, share: 0, why: '' })),
      };
    case 'table-phase':
      return { ...state, phase: action.phase };
    case 'table-cell':
      return {
        ...state,
        cells: state.cells.map((cell, i) => (i === action.index ? { ...cell, ...action.change } : cell)),
      };
    default:
      return state;
  }
}
