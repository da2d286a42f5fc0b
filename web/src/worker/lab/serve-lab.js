import * as Comlink from 'comlink';
import { detectFeatures } from '../core/core-variants.js';
import { memoryShare } from '../core/memory-shares.js';
import { LabService } from './lab-service.js';
import { loadLab } from './lab-loader.js';

/** @typedef {{ open(folder: string): Promise<void> } & { [M in keyof LabService]: LabService[M] }} LabCalls */

/** @type {Promise<LabService>} */
let service;

/** @param {string} method */
const forwarded =
  (method) =>
  async (/** @type {unknown[]} */ ...args) =>
    /** @type {any} */ (await service)[method](...args);
const methods = Object.getOwnPropertyNames(LabService.prototype).filter((name) => name !== 'constructor');

Comlink.expose({
  async open(/** @type {string} */ folder) {
    service = loadLab(folder, memoryShare(detectFeatures(), 'laboratory')).then((module) => new LabService(module));
    await service;
  },
  ...Object.fromEntries(methods.map((method) => [method, forwarded(method)])),
});
