import { checksumOf } from './checksum.js';

/**
 * Seals the records of kept runs, and finds out whether one is whole.
 *
 * @typedef {import('../protocol.js').KeptRun} KeptRun
 * @typedef {{ x: number, y: number, samples: number }} Point
 * @typedef {Pick<import('../core/core-loader.js').Core, 'checksum'>} Checksums
 */

const damaged =
  'What this browser had kept of this run is damaged, so it cannot go on. It was removed. Press Start to train from the beginning.';

/** Returns the record with its checksum. @param {Checksums} core @param {KeptRun} run @returns {KeptRun} */
export function sealed(core, run) {
  return { ...run, checksum: checksumOfRun(core, run) };
}

/**
 * Returns what is wrong with a record, or null. Those of former versions have no checksum; the core then refuses
 * bytes that do not fit, and only their other parts are checked here.
 * @param {Checksums} core
 * @param {KeptRun} run
 */
export function checkRun(core, run) {
  const isWhole = hasParts(run) && (run.checksum === undefined || run.checksum === checksumOfRun(core, run));
  return isWhole ? null : damaged;
}

/** @param {Checksums} core @param {KeptRun} run */
function checksumOfRun(core, { summary, settings = null, snapshot, curves }) {
  const { bytes, ...facts } = snapshot;
  const parts = [bytes, bytesOfCurves(curves)].map((part) => checksumOf(core, part));
  return checksumOf(core, new TextEncoder().encode(JSON.stringify([summary, settings, facts, parts])));
}

/** Lays out all points of all curves one after the other: as JSON they would be megabytes. @param {KeptRun['curves']} curves */
function bytesOfCurves(curves) {
  const numbers = allCurves(curves).flatMap((curve) => [
    curve.length,
    ...curve.flatMap((/** @type {Point} */ { x, y, samples }) => [x, y, samples]),
  ]);
  return new Uint8Array(Float64Array.from(numbers).buffer);
}

/** @param {any} curves @returns {any[]} */
function allCurves(curves) {
  return Object.values(curves).flatMap((set) => Object.values(set));
}

/** @param {any} run */
function hasParts(run) {
  const { summary, snapshot, curves, settings } = run ?? {};
  const hasStatus = isRecord(snapshot?.status) && (isRecord(snapshot.status.config) || isRecord(settings));
  const isNamed = [summary?.id, summary?.title, snapshot?.variant].every((text) => typeof text === 'string');
  return isNamed && hasStatus && snapshot.bytes instanceof Uint8Array && hasCurves(curves);
}

/** @param {any} curves */
function hasCurves(curves) {
  if (![curves, curves?.byStep, curves?.byEpoch].every(isRecord) || !Object.values(curves).every(isRecord))
    return false;
  const isPoint = (/** @type {any} */ point) => [point?.x, point?.y, point?.samples].every(Number.isFinite);
  return allCurves(curves).every((curve) => Array.isArray(curve) && curve.every(isPoint));
}

/** @param {unknown} value */
function isRecord(value) {
  return typeof value === 'object' && value !== null;
}
