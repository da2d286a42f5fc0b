import { expect, it } from 'vitest';
import { programs, whyNotWritten } from '../../../web/src/code/programs.js';
import { methodControls, unknownTuning } from '../../../web/src/config/method-controls.js';
import { defaultSettings } from '../../../web/src/config/hyper-parameters.js';
import { activations, losses, whyUnable } from '../../../web/src/peers/tensorflow-abilities.js';
import { unwrap } from '../../../web/src/worker/core/unwrap.js';
import { core, recipe } from '../code/recipes.js';

// What the core may have and the page does not know yet: programs and the peer refuse it in words, and never do
// something else instead.

const settings = defaultSettings('dnn');
const softsign = /** @type {any} */ ({
  layers: [{ kind: 'dense' }, { kind: 'softsign', activation: true }],
  loss: 'quadratic',
});
const absolute = /** @type {any} */ ({ layers: [{ kind: 'dense' }], loss: 'absolute' });

it.each(programs)('a layer or a cost without a name in $label is not written', (program) => {
  const refused = program.framework ? 'This page does not know ' : '';
  expect(whyNotWritten(program, softsign)).toMatch(refused && `${refused}what the layer “softsign” is called in `);
  expect(whyNotWritten(program, absolute)).toMatch(refused && `${refused}the cost “absolute” in `);
  expect(whyNotWritten(program, recipe('alexnet'))).toBe('');
});

it('TensorFlow.js has no part in a race of what it does not know', () => {
  expect(whyUnable(settings, softsign)).toBe('This page has no layer “softsign” for TensorFlow.js.');
  expect(whyUnable(settings, absolute)).toBe('This page has no cost “absolute” for TensorFlow.js.');
  expect(whyUnable({ ...settings, optimizer: 'lion' }, null)).toBe(
    'This page has no optimiser “lion” for TensorFlow.js.',
  );
  expect(whyUnable({ ...settings, optimizer: 'adam', epsilon: 1e-6, momentum: 0.5 }, null)).toBe('');
  for (const loss of losses) {
    const layers = activations.flatMap((kind) => [{ kind: 'dense' }, { kind }]);
    expect(whyUnable(settings, /** @type {any} */ ({ layers, loss }))).toBe('');
  }
});

it('a setting that a program does not write is unknown only while it is in use and not as usual', () => {
  const known = methodControls.map(({ key }) => key).filter((key) => key !== 'alpha');
  const unknown = (/** @type {Partial<typeof settings>} */ change) =>
    unknownTuning({ ...settings, ...change }, known).map(({ key }) => key);
  expect(unknown({ optimizer: 'rmsprop', alpha: 0.5 })).toEqual(['alpha']);
  expect(unknown({ optimizer: 'rmsprop' })).toEqual([]);
  expect(unknown({ optimizer: 'adam', alpha: 0.5 })).toEqual([]);
});

it('the core knows the activations and costs of the peer', () => {
  const { activations: names } = /** @type {any} */ (core.inferLayerShapes('dense(10)'));
  expect(names).toEqual(expect.arrayContaining([...activations]));
  for (const loss of losses) unwrap(core.describeNetwork({ layers: 'dense(10)', loss, init: 'he' }));
});
