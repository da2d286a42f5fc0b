/**
 * What a race says to the worker that runs one or several of its lanes, and what it hears. A lane's clock runs while it learns, and at no
 * other time.
 *
 * @typedef {import('../protocol.js').RunChoice} RunChoice
 * @typedef {import('../protocol.js').RunData} RunData
 * @typedef {{ core: string, data: RunData }} Place `core`: the folder of the core's variants
 *
 * @typedef {object} LaneFacts
 * @property {number} steps of the whole run
 * @property {number} stepsPerEpoch
 * @property {Float32Array|null} reference the core's first losses, where they can be compared and were asked for
 *
 * @typedef {object} LaneSlice
 * @property {number} seconds the lane's clock, since its first step
 * @property {number} step completed ones
 * @property {number} stepFraction share of the unfinished step that is done
 * @property {Float32Array} losses one for each step completed in this slice: of its mini-batch, before the update
 * @property {boolean} done
 * @property {string} diverged why it cannot go on; empty when it can
 *
 * @typedef {{ loss: number, accuracy: number }} LaneMeasurement on the test set
 *
 * @typedef {object} LaneCalls
 * @property {(place: Place) => Promise<void>} open
 * @property {(id: string, choice: RunChoice, compares: boolean) => Promise<LaneFacts>} add gets a lane ready for its first step, warmed up; `compares`:
 *   a lane that is not the core's is to be told the core's first losses
 * @property {(id: string, milliseconds: number) => Promise<LaneSlice>} advance
 * @property {(id: string) => Promise<LaneMeasurement|null>} measure null without a test set
 */

/** How many first losses two lanes are compared by. */
export const comparedSteps = 50;
