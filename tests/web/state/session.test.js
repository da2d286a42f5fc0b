import { describe, expect, it } from 'vitest';
import { WorkerInProcess } from '../worker/worker-in-process.js';
import { goTo, openPage, texts } from './opened-page.js';

describe('a page just opened', () => {
  it('has data, a network and a price, and trains at the press of a button', async () => {
    const { actions, state, until, settled } = openPage();
    expect(state().status).toBe('loading');
    await settled();
    expect(state()).toMatchObject({
      status: 'idle',
      backend: { variant: expect.stringMatching(/^(simd|relaxed)$/), threads: 1 },
      data: { train: { size: 5000 }, test: { size: 1000 }, loading: null },
      settings: { preset: 'dnn' },
      network: { parameters: 784 * 128 + 128 + 128 * 64 + 64 + 640 + 10, loss: 'cross-entropy' },
      notices: [],
    });
    await actions.run.start();
    expect(state().status).toBe('training');
    await until(({ status }) => status === 'done');
    expect(state().run?.testAccuracy).toBeGreaterThan(0.85);
    expect(state().curves.byEpoch.testAccuracy.map(({ x }) => x)).toEqual(
      Array.from({ length: 16 }, (_, epoch) => epoch),
    );
  });

  it('compares what a step costs with both ways of the switch, and measures only once for each', async () => {
    const { actions, state, until, settled } = openPage('preset=nielsen-30&train=100&test=50');
    await settled();
    await until(({ wayCosts }) => wayCosts.backprop && wayCosts['forward-difference']);
    const { wayCosts: before, stepCost: ofBackprop } = state();
    expect(before['forward-difference'].secondsPerStep).toBeGreaterThan(100 * before.backprop.secondsPerStep);
    actions.settings.set('gradient', 'forward-difference');
    await until(({ stepCost }) => stepCost && stepCost !== ofBackprop && !('pending' in stepCost));
    expect(state().wayCosts.backprop).toBe(before.backprop);
    actions.settings.set('batch', 20);
    await until(({ wayCosts }) => wayCosts.backprop && wayCosts.backprop !== before.backprop);
  });

  it('of an address without settings begins with another network than one whose address names none', async () => {
    const { state, settled } = openPage('train=100&test=50');
    await settled();
    expect(state().settings.preset).toBe('nielsen-30');
  });

  it('trains by itself when its address says so', async () => {
    const { until } = openPage('autostart=1&train=100&epochs=2&test=50');
    await until(({ status, run }) => status === 'done' && run?.step === 20);
  });

  it.each([
    ['layers=dense(5)', 'a network whose end does not fit'],
    ['layers=conv(3,40),dense(10)', 'a layer larger than its input'],
    ['layers=nothing', 'a network that cannot be read'],
    ['gradient=magic', 'no such gradient'],
    ['batch=0', 'an impossible number'],
    ['lr=fast', 'no number'],
  ])('starts nothing by itself when its address has %s: %s', async (part) => {
    const { state, until, settled } = openPage(`autostart=1&train=100&epochs=2&test=50&${part}`);
    await until(({ notices }) => notices.some(({ text }) => text.includes('nothing was started')));
    await settled();
    expect(state()).toMatchObject({ run: null, status: 'idle' });
  });

  it('starts by itself although its address has a word more than it knows', async () => {
    const { until } = openPage('autostart=1&train=100&epochs=2&test=50&utm_source=mail');
    await until(({ status }) => status === 'done');
  });

  it('names what it does not understand in its address', async () => {
    const { state } = openPage('preset=dnn&train=200&colour=red');
    expect(texts(state())).toEqual([expect.stringMatching(/^page warning .*“colour”/)]);
  });

  it('takes up an address that is changed under it', async () => {
    const { state, until, settled } = openPage('train=200&epochs=1000&autostart=1');
    await settled();
    goTo('train=100&preset=dnn&colour=red');
    await until(({ data, network }) => data.train?.size === 100 && network?.loss === 'cross-entropy');
    expect(state().settings).toMatchObject({ preset: 'dnn', epochs: 15, autostart: 0 });
    expect(texts(state())).toEqual([expect.stringMatching(/“colour”/)]);
  });

  it('puts back a network that the core refuses', async () => {
    const { state, settled } = openPage('preset=dnn&train=200&layers=dense(5');
    await settled();
    expect(state().settings).toMatchObject({ preset: 'dnn', layers: '' });
    expect(texts(state())).toEqual([expect.stringMatching(/^network error/)]);
    expect(state().network?.layers[0].parameters).toBe(784 * 128 + 128);
  });
});

describe('a setting', () => {
  it('that is bad is refused where it stands, and the old one kept', async () => {
    const { actions, state } = openPage('train=200');
    actions.settings.set('lr', 'fast');
    expect(state().settings.lr).toBe(3);
    expect(texts(state())).toEqual([expect.stringMatching(/^training error Learning rate: “fast” is not a number/)]);
    actions.settings.set('lr', '2');
    expect(state()).toMatchObject({ settings: { lr: 2 }, notices: [] });
  });

  it('of network or method brings description and price up to date', async () => {
    const { actions, state, until, settled } = openPage('train=200');
    await settled();
    actions.settings.set('preset', 'perceptron');
    actions.settings.set('gradient', 'central-difference');
    await until(
      ({ stepCost }) => stepCost && 'lossEvaluationsPerStep' in stepCost && stepCost.lossEvaluationsPerStep >= 2 * 7850,
    );
    expect(state().settings).toMatchObject({ preset: 'perceptron', lr: 0.5, batch: 64, epochs: 10 });
    expect(state().network?.parameters).toBe(7850);
  });

  it('applies to a live run at once where it can, and waits for the next start where it cannot', async () => {
    const { actions, state, until, settled } = openPage('epochs=1000&train=500');
    await settled();
    await actions.run.start();
    actions.settings.set('lr', 0.5);
    await until(({ run }) => run?.learningRate === 0.5);
    expect(state().pendingReset).toBe(false);
    actions.settings.set('batch', 50);
    expect(state()).toMatchObject({ pendingReset: true, run: { stepsPerEpoch: 50 } });
    await actions.run.pause();
    await actions.run.start();
    expect(state()).toMatchObject({ pendingReset: false, status: 'training', run: { stepsPerEpoch: 10, step: 0 } });
  });
});

describe('a run that diverges', () => {
  it('is paused and says what to do', async () => {
    const { actions, state, until, settled } = openPage(
      'train=200&test=50&epochs=100&layers=dense(30),relu,dense(10)&lr=100',
    );
    await settled();
    await actions.run.start();
    await until(({ notices }) => notices.length > 0);
    expect(state().status).toBe('paused');
    expect(texts(state())).toEqual([
      expect.stringMatching(/^training error The loss .* step \d+.*lower the learning rate/),
    ]);
  });
});

describe('the transport', () => {
  it('pauses, steps, resumes and resets', async () => {
    const { actions, state, until, settled } = openPage('epochs=1000&train=500');
    await settled();
    await actions.run.step();
    await until(({ status, run }) => status === 'paused' && run?.step === 1);
    await actions.run.step();
    await until(({ status, run }) => status === 'paused' && run?.step === 2);
    await actions.run.start();
    await until(({ run }) => (run?.step ?? 0) > 10);
    await actions.run.pause();
    expect(state().status).toBe('paused');
    await actions.run.resume();
    expect(state().status).toBe('training');
    await actions.run.reset();
    expect(state()).toMatchObject({ status: 'idle', run: null, curves: { byStep: { trainLoss: [] } } });
  });

  it('starts once, however often it is pressed', async () => {
    const { actions, state, settled } = openPage('epochs=1000&train=500');
    await settled();
    await Promise.all([actions.run.start(), actions.run.start(), actions.run.start()]);
    expect(state().run?.step).toBe(0);
    const { curves } = state();
    await actions.run.start();
    expect(state().curves.byStep.trainLoss.length).toBeGreaterThanOrEqual(curves.byStep.trainLoss.length);
    expect(state().status).toBe('training');
  });
});

describe('a drawing', () => {
  const ink = new Uint8Array(280 * 280);
  for (let y = 60; y < 220; y += 1) ink.fill(255, y * 280 + 130, y * 280 + 150);

  it('is framed at once and judged after the first step', async () => {
    const { actions, state, until, settled } = openPage('train=500');
    await settled();
    actions.draw.predict(ink, 280, 280);
    await until(({ prediction }) => prediction !== null);
    expect(state().prediction).toMatchObject({ digit: null, outputs: null });
    await actions.run.start();
    await until(({ status }) => status === 'done');
    actions.draw.predict(ink, 280, 280);
    await until(({ prediction }) => prediction?.digit !== null);
    expect(state().prediction?.outputs).toHaveLength(10);
    actions.draw.clear();
    expect(state().prediction).toBeNull();
  });

  it('that was cleared does not come back with a late answer', async () => {
    const { actions, state, settled } = openPage('train=500');
    await settled();
    actions.draw.predict(ink, 280, 280);
    actions.draw.clear();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(state().prediction).toBeNull();
  });
});

describe('a crash', () => {
  it('leaves the run paused where it was captured, and says what to press', async () => {
    const { actions, state, until, settled } = openPage('epochs=1000&train=500');
    await settled();
    await actions.run.step();
    await until(({ status, run }) => status === 'paused' && run?.step === 1);
    WorkerInProcess.latest.throwError('memory access out of bounds');
    await until(({ notices }) => notices.length > 0);
    expect(texts(state())).toEqual([
      expect.stringMatching(/^page warning .*\(memory access out of bounds\).*from step 1: press Resume/),
    ]);
    expect(state()).toMatchObject({ status: 'paused', pendingReset: false, run: { step: 1 } });
    await actions.run.resume();
    await until(({ run }) => (run?.step ?? 0) > 1);
  });
});

describe('the link', () => {
  it('brings this very set-up back', async () => {
    const { actions, settled } = openPage('preset=dnn&train=100');
    await settled();
    actions.settings.set('seed', 9);
    expect(actions.page.link()).toBe('http://localhost/gradlab/#train=100&preset=dnn&seed=9');
  });
});

describe('a link', () => {
  it('to the default settings names its network, since an address without settings is that of a first visit', async () => {
    const { actions, settled } = openPage('preset=nielsen-30');
    await settled();
    expect(actions.page.link()).toMatch(/#preset=nielsen-30$/);
  });
});
