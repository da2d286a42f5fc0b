import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { defaultSettings } from '../../../web/src/config/hyper-parameters.js';
import { choiceOf } from '../../../web/src/state/run/run-choice.js';
import { loadCore } from '../../../web/src/worker/core/core-loader.js';
import { loadLab } from '../../../web/src/worker/lab/lab-loader.js';
import { unwrap } from '../../../web/src/worker/core/unwrap.js';
import { choice, coreUrl, driveEngine } from './driven-engine.js';

// What happens when the browser gives the core no more memory: nothing may abort.

const outOfMemory = /takes \d+ MB of memory, more than this browser tab has left for it; use a smaller/;
/** 6.5 MB of weights. */
const layers = 'conv(32,3),relu,maxpool(2),dense(300),relu,dense(10)';
const loss = 'cross-entropy';
const image = new Uint8Array(784).fill(99);

afterEach(() => vi.restoreAllMocks());

/** Makes the browser refuse any growth of a module's memory beyond this size. */
function limitMemory(megabytes = 0) {
  const { grow } = WebAssembly.Memory.prototype;
  /** @this {WebAssembly.Memory} @param {number} pages */
  function limited(pages) {
    const wanted = this.buffer.byteLength + pages * 2 ** 16;
    if (wanted > megabytes * 2 ** 20) throw new RangeError('Maximum memory size exceeded');
    return grow.call(this, pages);
  }
  vi.spyOn(WebAssembly.Memory.prototype, 'grow').mockImplementation(limited);
}

/** Uses up what a module still has. @param {Core} core @typedef {import('../../../web/src/worker/core/core-loader.js').Core} Core */
function fill(core) {
  limitMemory();
  while (!(core.datasetFromBytes(image, Uint8Array.of(1)) instanceof Error));
}

function configuration() {
  const settings = choice();
  return { ...settings, layers, loss, init: 'scaled-normal', optimizer: 'adam', lr: 0.001 };
}

describe('without memory for it', () => {
  /** @type {any} */
  let core;
  /** @type {any} */
  let laboratory;
  /** @type {any} */
  let here;
  beforeEach(async () => {
    core = await loadCore(coreUrl.href);
    laboratory = await loadLab(coreUrl.href);
    const digits = unwrap(core.generateDigits(200, 1, 0));
    const run = unwrap(core.createRun(digits, digits, configuration()));
    run.advance(1000, 1);
    const model = unwrap(run.model());
    here = { digits, run, model, values: unwrap(model.values()), bytes: unwrap(run.capture()) };
    here.subject = run.gradientSubject();
    here.rows = Uint32Array.from({ length: 20_000 }, (_, k) => k % 200);
    here.images = [new Uint8Array(784 * 20_000), new Uint8Array(20_000)];
  });

  it.each(
    /** @type {[string, (on: any) => unknown][]} */ ([
      ['a run', ({ digits }) => core.createRun(digits, digits, configuration())],
      ['capturing a run', ({ run }) => run.capture()],
      ['restoring a run', ({ run, bytes }) => run.restore(bytes, core.variant())],
      ['a copy of the network', ({ run }) => run.model()],
      ['the weights', ({ model }) => model.values()],
      ['an ONNX file', ({ model }) => model.onnx()],
      ['a network from a file', ({ values }) => core.createModel(layers, loss, values)],
      ['measuring a network', ({ model, digits }) => core.createModelEvaluation(model, digits)],
      ['the health of a network', ({ model, digits }) => core.networkHealth(model, digits, 41)],
      ['saliency', ({ model }) => core.saliency(model, image, 3, false)],
      ['a flip', ({ model }) => core.flipDecision(model, image, 3)],
      ['the weights of some units', ({ model }) => core.weightsOfUnits(model, 3, 0, 300)],
      ['the updates of steps', ({ run }) => run.watchUpdates(1)],
      ['another method', ({ run }) => run.setGradient('spsa', 0.01, 1)],
      ['activations', ({ model }) => model.activations(image)],
      ['activations in training', ({ run }) => run.activations(image)],
      ['built-in digits', () => core.generateDigits(3000, 1, 0)],
      ['drawn digits', ({ images }) => core.datasetFromBytes(...images)],
      ['images', ({ digits, rows }) => digits.images(rows)],
      ['a drawing', () => core.frameDrawing(new Uint8Array(4000 * 4000), 4000, 4000)],
    ]),
  )('%s is refused in words, and the run goes on', (_, ask) => {
    fill(core);
    expect(String(ask(here))).toMatch(outOfMemory);
    expect(here.run.advance(1000, 1).losses).toHaveLength(1);
    vi.restoreAllMocks();
    const answer = ask(here);
    if (answer instanceof Error) throw answer;
    expect(here.run.advance(1000, 1).losses).toHaveLength(1);
  });

  it('comparing gradients is refused in words, and works once there is memory', () => {
    limitMemory();
    expect(String(laboratory.createLab(here.subject))).toMatch(outOfMemory);
    vi.restoreAllMocks();
    const lab = unwrap(laboratory.createLab(here.subject));
    // Everything that goes on at the same time was counted before.
    limitMemory();
    lab.begin('structured-difference', 0.01, 1, 'double');
    lab.beginKinks(0.01);
    lab.beginStepSizes(5, 1);
    for (const advance of ['advance', 'advanceKinks', 'advanceStepSizes'])
      expect(lab[advance](5).fraction).toBeGreaterThanOrEqual(0);
  });
});

// In wasm an index has 32 bits; natively, where the other tests of the core run, it has 64.
describe('a network whose sizes need more than 32 bits', () => {
  /** The side grows by 27 with each of these layers, up to 1,000. */
  const growing = Array(36).fill('conv(1,28,pad=27)').join();

  it('is refused for the layer that gives too many values', async () => {
    const core = /** @type {any} */ (await loadCore(coreUrl.href));
    const wide = `${growing},conv(4096,1),conv(1,28,stride=28),dense(10)`;
    expect(String(core.describeNetwork({ layers: wide, loss, init: 'he' }))).toMatch(
      /conv 37: its 4096 maps of 1000×1000 are more than 1000000 values an example/,
    );
  });

  it('is refused for the memory of its padded images', async () => {
    const core = /** @type {any} */ (await loadCore(coreUrl.href));
    const digits = unwrap(core.generateDigits(1000, 1, 0));
    const padded = { ...configuration(), layers: 'dense(1479),conv(1,28,pad=27),dense(10)', batch: 960 };
    const few = unwrap(core.generateDigits(5, 1, 0));
    expect(String(core.createRun(digits, few, padded))).toMatch(outOfMemory);
  });
});

describe('a run in the worker', () => {
  const settings = { ...defaultSettings('cnn'), optimizer: 'adam', train: 0 };

  it('goes on when there is no memory to capture it, which is reported once', async () => {
    const driven = await driveEngine();
    await driven.loadDigits(200, 50);
    driven.run.start(choiceOf({ ...settings, layers, epochs: 50 }));
    fill(driven.core);
    const reports = () => driven.events.filter(({ event }) => event === 'not-captured');
    expect([driven.run.capture(), driven.run.capture()]).toEqual([false, false]);
    expect(reports().map((event) => 'message' in event && event.message)).toEqual([expect.stringMatching(outOfMemory)]);
    const before = driven.status()?.step ?? 0;
    await driven.until(() => (driven.status()?.step ?? 0) > before + 2);
    vi.restoreAllMocks();
    expect(driven.run.capture()).toBe(true);
    expect(reports()).toHaveLength(1);
    driven.run.reset();
  });

  it('that is far too large is refused in words, and the one before goes on', async () => {
    const driven = await driveEngine();
    await driven.loadDigits(200, 50);
    driven.run.start(choiceOf({ ...settings, epochs: 50 }));
    limitMemory(1000);
    const large = 'dense(30000),relu,dense(200),relu,dense(10)';
    expect(() => driven.run.start(choiceOf({ ...settings, layers: large }))).toThrow(outOfMemory);
    await driven.until(() => (driven.status()?.step ?? 0) > 2);
    driven.run.reset();
  });
});
