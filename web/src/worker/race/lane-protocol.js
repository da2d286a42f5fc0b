/**
 * Types of the calls from a race to the workers that run its lanes, and of their answers. A lane's clock runs only
 * while it trains.
 *
 * @typedef {import('../protocol.js').RunChoice} RunChoice
 * @typedef {import('../protocol.js').RunData} RunData
 * @typedef {{ core: string, data: RunData, megabytes?: number }} WorkerData `core`: the folder of the core's variants;
 *   `megabytes`: of memory that this worker's core may use
 *
 * @typedef {object} LaneFacts
 * @property {number} steps number of steps of the whole run
 * @property {number} stepsPerEpoch
 * @property {Float32Array|null} reference the core's first losses, if requested and comparable
 *
 * @typedef {object} LaneSlice
 * @property {number} seconds the lane's clock, since its first step
 * @property {number} step completed steps
 * @property {number} stepFraction completed share of the current step
 * @property {Float32Array} losses one per step completed in this slice: that of its mini-batch, before the update
 * @property {boolean} done
 * @property {string} diverged why it cannot go on; empty if it can
 *
 * @typedef {{ loss: number, accuracy: number }} LaneMeasurement on the test set
 *
 * @typedef {object} LaneCalls
 * @property {(workerData: WorkerData) => Promise<void>} open
 * @property {(id: string, choice: RunChoice, compares: boolean) => Promise<LaneFacts>} add prepares a lane, warmed up,
 *   for its first step; `compares`: whether a lane that does not train with the core is to return the core's first
 *   losses as `reference`
 * @property {(id: string, milliseconds: number) => Promise<LaneSlice>} advance
 * @property {(id: string) => Promise<LaneMeasurement|null>} measure null without a test set
 */

/** The number of first losses by which two lanes are compared. */
export const comparedSteps = 50;
