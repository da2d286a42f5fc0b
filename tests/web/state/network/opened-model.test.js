import { beforeEach, describe, expect, it, vi } from 'vitest';
import { openPage, texts } from '../opened-page.js';

/** @type {{ name: string, blob: Blob }[]} */
let saved = [];
const ink = new Uint8Array(280 * 280);
for (let y = 60; y < 220; y += 1) ink.fill(255, y * 280 + 130, y * 280 + 150);

vi.mock('../../../../web/src/state/save-file.js', () => ({
  saveFile: (/** @type {{ name: string, blob: Blob }} */ file) => saved.push(file),
}));
beforeEach(() => (saved = []));

/** A file as the page saves it. @param {string} [fragment] */
async function savedModel(
  fragment = 'preset=dnn&train=300&test=50&epochs=6&optimizer=sgd&schedule=constant&lr=0.2&rotation=5',
) {
  const page = openPage(fragment);
  await page.settled();
  await page.actions.run.start();
  await page.until(({ status }) => status === 'done');
  await page.actions.network.saveModel();
  const [{ name, blob }] = saved;
  return { page, model: new File([blob], name), accuracy: page.state().run?.testAccuracy };
}

/** @param {ReturnType<typeof openPage>} page */
async function reading(page) {
  page.actions.draw.predict(ink, 280, 280);
  await page.until(({ prediction }) => prediction?.outputs);
  return page.state().prediction?.outputs;
}

describe('a saved model', () => {
  it('opened on another visit brings back network, settings and weights, and reads at once', async () => {
    const { page: first, model, accuracy } = await savedModel();
    expect(model.name).toBe('dnn.safetensors');
    const page = openPage();
    await page.settled();
    page.actions.data.openFiles([model]);
    await page.until(({ model: opened }) => opened !== null);
    await page.settled();
    expect(page.state()).toMatchObject({
      settings: { preset: 'dnn', layers: '', lr: 0.2, rotation: 5, epochs: 6, train: 0 },
      model: { name: 'dnn.safetensors', facts: { epoch: 6, testAccuracy: accuracy } },
    });
    expect(await reading(page)).toEqual(await reading(first));
  });

  it('is recognised by its content under another name', async () => {
    const { model } = await savedModel();
    const page = openPage();
    await page.settled();
    page.actions.data.openFiles([new File([model], 'dnn.safetensors.txt')]);
    await page.until(({ model: opened }) => opened !== null);
    expect(page.state()).toMatchObject({ settings: { dataset: 'digits' }, model: { name: 'dnn.safetensors.txt' } });
  });

  it('is trained on from its weights', async () => {
    const { page: first, model } = await savedModel();
    const page = openPage('train=300&test=50');
    await page.settled();
    await page.actions.network.openModel(model);
    await page.actions.run.step();
    await page.until(({ status, run }) => status === 'paused' && run?.step === 1 && run.testAccuracy !== null);
    expect(page.state().run?.trainLoss).toBeLessThan(1.5);
    expect(Math.abs((page.state().run?.testAccuracy ?? 0) - (first.state().run?.testAccuracy ?? 9))).toBeLessThan(0.15);
    await page.actions.run.reset();
    await page.actions.network.closeModel();
    await page.actions.run.step();
    await page.until(({ run }) => run?.step === 1);
    expect(page.state().run?.trainLoss).toBeGreaterThan(2);
  });

  it('of another network than the chosen one does not give its weights to a run', async () => {
    const { model } = await savedModel();
    const page = openPage('train=300&test=50');
    await page.settled();
    await page.actions.network.openModel(model);
    page.actions.settings.set('preset', 'perceptron');
    await page.settled();
    await page.actions.run.step();
    await page.until(({ run }) => run?.step === 1);
    expect(page.state().run?.trainLoss).toBeGreaterThan(2);
  });

  it('of a network of one’s own comes back as that', async () => {
    const { model } = await savedModel(
      'layers=dense(12),tanh,dense(10)&loss=cross-entropy&train=100&test=50&epochs=1&lr=0.1',
    );
    expect(model.name).toBe('network.safetensors');
    const page = openPage();
    await page.settled();
    await page.actions.network.openModel(model);
    expect(page.state()).toMatchObject({
      settings: { layers: 'dense(12),tanh,dense(10)', loss: 'cross-entropy' },
      network: { parameters: 785 * 12 + 130 },
    });
  });

  it('opened while another network trains sets that run aside, and says where it is', async () => {
    const { model } = await savedModel();
    const page = openPage('train=200&epochs=1000');
    await page.settled();
    await page.actions.run.step();
    await page.until(({ status, run }) => status === 'paused' && run?.step === 1);
    await page.actions.network.openModel(model);
    await page.until(({ keptRuns }) => keptRuns.some(({ status }) => status.step === 1));
    expect(page.state()).toMatchObject({ run: null, model: { name: 'dnn.safetensors' } });
  });

  it('can be saved again, and exported', async () => {
    const { model } = await savedModel();
    const page = openPage();
    await page.settled();
    await page.actions.network.openModel(model);
    await page.actions.network.saveModel();
    expect(new Uint8Array(await saved[1].blob.arrayBuffer())).toEqual(new Uint8Array(await model.arrayBuffer()));
    await page.actions.network.exportOnnx();
    expect(saved[2]).toMatchObject({ name: 'dnn.onnx' });
  });
});

describe('a file that is no model', () => {
  it('is refused in words, and the run under way goes on', async () => {
    const page = openPage('train=200&epochs=1000');
    await page.settled();
    await page.actions.run.start();
    await page.until(({ run }) => (run?.step ?? 0) > 0);
    await page.actions.network.openModel(new File([new Uint8Array(100)], 'zeros.safetensors'));
    expect(texts(page.state())).toEqual([expect.stringMatching(/^network error This is not a safetensors file/)]);
    expect(page.state()).toMatchObject({ model: null, status: 'training' });
  });

  it('of gigabytes is not even read', async () => {
    const page = openPage('train=200');
    await page.settled();
    const file = new File([], 'huge.safetensors');
    Object.defineProperty(file, 'size', { value: 5e9 });
    await page.actions.network.openModel(file);
    expect(texts(page.state())).toEqual([
      expect.stringMatching(/huge\.safetensors has 5000 MB; the largest network this page can hold has 121 MB/),
    ]);
  });

  it('nor can nothing be saved', async () => {
    const page = openPage('train=200');
    await page.settled();
    await page.actions.network.saveModel();
    expect(texts(page.state())).toEqual([expect.stringMatching(/There is no trained network to save yet/)]);
  });
});
