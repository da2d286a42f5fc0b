/**
 * Divides the memory that the page allows itself among its modules of the core. Each of them works out beforehand what
 * it is about to allocate and refuses what goes beyond its share (see Reservation in the core), so that together they
 * stay within the whole. What JavaScript and TensorFlow.js allocate is not part of it.
 *
 * @typedef {'engine'|'laboratory'|'race'|'table'} Holder `engine`: data sets, training, evaluation and capture; `race`:
 *   all lanes of a race together; `table`: the cell of the comparison table that is being measured
 */

/** @type {Record<Holder, number>} */
const shares = { engine: 0.4, laboratory: 0.1, race: 0.3, table: 0.2 };

/** The whole is five eighths of the device's memory, at least and at most so many MB. A module can address 2 GB. */
const megabytesOfGigabyte = 640;
const least = 640;
const most = 5120;

/**
 * Returns how many MB each of so many modules that divide a share may use.
 * @param {{ memory: number }} device in GB
 * @param {Holder} holder
 * @param {number} [modules]
 */
export function memoryShare({ memory }, holder, modules = 1) {
  const whole = Math.min(Math.max(memory * megabytesOfGigabyte, least), most);
  return Math.floor((whole * shares[holder]) / modules);
}
