import { loadCore } from '../../../../web/src/worker/core/core-loader.js';
import { coreUrl } from '../driven-engine.js';
import { unwrap } from '../../../../web/src/worker/core/unwrap.js';

/** Where a race takes place: a core, and built-in digits as the page hands them over. @param {number} train @param {number} test */
export async function raceWorkerData(train, test) {
  const core = await loadCore(coreUrl.href);
  const examples = (/** @type {number} */ count, /** @type {number} */ first) => {
    const digits = unwrap(core.generateDigits(count, 1, first));
    const pixels = unwrap(digits.images(Uint32Array.from({ length: count }, (_, row) => row)));
    return { pixels, labels: digits.labels() };
  };
  return { core: new URL('./', coreUrl).href, data: { train: examples(train, 0), test: examples(test, 5000) } };
}
