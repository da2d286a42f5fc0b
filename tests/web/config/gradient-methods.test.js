import { expect, it } from 'vitest';
import { drawsDirections, gradientOptions, nudges } from '../../../web/src/config/gradient-methods.js';
import { loadCore } from '../../../web/src/worker/core/core-loader.js';
import { unwrap } from '../../../web/src/worker/core/unwrap.js';
import { choice, coreUrl } from '../worker/driven-engine.js';

const core = /** @type {any} */ (await loadCore(coreUrl.href));
const digits = unwrap(core.generateDigits(20, 1, 0));
const network = { layers: 'dense(10)', loss: 'cross-entropy', init: 'he' };
const run = unwrap(core.createRun(digits, digits, { ...choice(), ...network }));

it.each(gradientOptions)('the settings of $value that the page shows are those that the core uses', ({ value }) => {
  expect(run.setGradient(value, 0, 1) instanceof Error).toBe(nudges(value));
  expect(run.setGradient(value, 0.01, 0) instanceof Error).toBe(drawsDirections(value));
});

it('the page offers every method of the core', () => {
  const { message } = run.setGradient('none', 0.01, 1);
  const names = message.split('there are ')[1].split(', ');
  expect(gradientOptions.map(({ value }) => value).toSorted()).toEqual(names.toSorted());
});
