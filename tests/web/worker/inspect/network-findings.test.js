// What the Health section says of networks that really have a problem, and of the presets while they learn well: with the real core.
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { loadCore } from '../../../../web/src/worker/core/core-loader.js';
import { HealthService } from '../../../../web/src/worker/inspect/health-service.js';
import { unwrap } from '../../../../web/src/worker/core/unwrap.js';
import { findingsOf } from '../../../../web/src/views/inspect/health/health-rules.js';
import { presetSettings } from '../../../../web/src/config/hyper-parameters.js';
import { ActiveNetworks } from '../../../../web/src/worker/network/active-network.js';
import { answeringModel, registryOf } from '../answering.js';
import { choice, coreUrl } from '../driven-engine.js';

// The real core works in these tests, on a machine that may be busy.
vi.setConfig({ testTimeout: 30_000 });

/** @type {import('../../../../web/src/worker/core/core-loader.js').Core} */
let core;
/** @type {import('../../../../web/src/worker/core/core-loader.js').Dataset} */
let digits;
beforeAll(async () => {
  core = await loadCore(coreUrl.href);
  digits = /** @type {typeof digits} */ (core.generateDigits(1000, 1, 0));
});

/**
 * What is found in a run now and then, the kinds in order of appearance.
 * @param {Record<string, unknown>} config
 * @param {number[]} looks steps to make before each look
 */
function findingsWhile(config, looks) {
  const settings = choice({ init: 'xavier', loss: 'cross-entropy', lr: 0.1, batch: 20, epochs: 1000, ...config });
  const run = unwrap(core.createRun(digits, digits, settings));
  const networks = new ActiveNetworks({ opened: null, pretrained: null });
  networks.run = /** @type {any} */ ({
    network: run,
    // So slow a run that every step is examined, however long copying its network takes on a busy machine.
    takeModel: () => ({ model: unwrap(run.model()), status: { step: run.position().step, elapsedSeconds: 1e6 } }),
  });
  const service = new HealthService(core, networks, registryOf(digits));
  service.report();
  /** @type {ReturnType<typeof findingsOf>} */
  const found = [];
  /** @type {any[]} */
  let updates = [];
  for (const steps of looks) {
    for (let made = 0; made < steps;) made += run.advance(1000, steps - made).losses.length;
    const report = service.report();
    if (!report) throw new Error('no report');
    updates = [...updates, ...report.updates];
    found.push(...findingsOf(report, updates));
  }
  run.delete();
  return [...new Set(found.map(({ kind }) => kind))];
}

describe('what is wrong is told', () => {
  it('of a deep network of sigmoids: its gradients vanish', () => {
    const layers = `${'dense(30),sigmoid,'.repeat(7)}dense(10),sigmoid`;
    expect(findingsWhile({ layers, loss: 'quadratic', lr: 3 }, [1, 20])).toEqual(['vanishing']);
  });

  it('of a learning rate a hundred times too large: it explodes', () => {
    expect(findingsWhile({ layers: 'dense(128),relu,dense(64),relu,dense(10)', init: 'he', lr: 10 }, [1, 9])).toContain(
      'exploding',
    );
  });

  it('of ReLUs with a large negative bias: they are dead', () => {
    const layers = 'dense(30),relu,dense(10)';
    const model = unwrap(
      core.createModel(
        layers,
        'cross-entropy',
        Float32Array.from({ length: 30 * 785 + 310 }, (_, k) =>
          k >= 30 * 784 && k < 30 * 785 ? -50 : Math.sin(k) / 28,
        ),
      ),
    );
    const service = new HealthService(core, answeringModel(model), registryOf(digits));
    const report = service.report();
    expect(report?.layers[0].dead).toBe(1);
    expect(report && findingsOf(report, []).map(({ kind }) => kind)).toContain('dead');
  });

  it('of sigmoids that begin far out: they are saturated', () => {
    const layers = 'dense(30),sigmoid,dense(10)';
    const model = unwrap(
      core.createModel(
        layers,
        'cross-entropy',
        Float32Array.from({ length: 30 * 785 + 310 }, (_, k) => 100 * Math.sin(k * k)),
      ),
    );
    const service = new HealthService(core, answeringModel(model), registryOf(digits));
    const report = service.report();
    expect(report && findingsOf(report, []).map(({ kind }) => kind)).toEqual(['saturated']);
  });
});

describe('nothing is told of presets that learn well', () => {
  it.each(['perceptron', 'nielsen-30', 'nielsen-40', 'nielsen-100', 'dnn', 'cnn'])('%s', (preset) => {
    const { layers, loss, init } = unwrap(core.presetNetwork(preset));
    const { lr, batch } = /** @type {any} */ (presetSettings(preset));
    expect(findingsWhile({ layers, loss, init, lr, batch }, preset === 'cnn' ? [1, 9, 30] : [1, 9, 50, 300])).toEqual(
      [],
    );
  });

  it('alexnet, at its beginning', () => {
    const { layers, loss, init } = unwrap(core.presetNetwork('alexnet'));
    const { lr } = /** @type {any} */ (presetSettings('alexnet'));
    expect(findingsWhile({ layers, loss, init, lr, batch: 4 }, [1])).toEqual([]);
  });
});
