import * as Comlink from 'comlink';
import { LabBench } from './lab-bench.js';
import { loadLab } from './lab-loader.js';

/** @typedef {{ open(folder: string): Promise<void> } & { [M in keyof LabBench]: LabBench[M] }} LabCalls */

/** @type {Promise<LabBench>} */
let bench;

/** @param {string} method */
const forwarded =
  (method) =>
  async (/** @type {unknown[]} */ ...args) =>
    /** @type {any} */ (await bench)[method](...args);
const methods = Object.getOwnPropertyNames(LabBench.prototype).filter((name) => name !== 'constructor');

Comlink.expose({
  async open(/** @type {string} */ folder) {
    bench = loadLab(folder).then((module) => new LabBench(module));
    await bench;
  },
  ...Object.fromEntries(methods.map((method) => [method, forwarded(method)])),
});
