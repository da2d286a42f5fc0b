import { readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { WorkerInProcess } from '../../worker/worker-in-process.js';
import { openPage, texts } from '../opened-page.js';

const file = readFileSync(new URL('../../../../web/public/pretrained/cnn.safetensors', import.meta.url));
/** A bowl, closed: a 0. */
const ink = new Uint8Array(280 * 280);
for (let turn = 0; turn < 2000; turn += 1) {
  const [x, y] = [140 + 60 * Math.sin(turn), 140 + 90 * Math.cos(turn)];
  for (let dy = -10; dy <= 10; dy += 1)
    ink.fill(255, Math.round(y + dy) * 280 + Math.round(x) - 10, Math.round(y + dy) * 280 + Math.round(x) + 10);
}

/** @param {() => Promise<Response>} answer */
const serve = (answer) => vi.stubGlobal('fetch', answer);

describe('the network that comes with the page', () => {
  it('reads before anything is trained, says how good it is, and yields to one in training', async () => {
    serve(async () => new Response(file));
    const page = openPage('preset=nielsen-30&train=100&test=50&lr=0.000001');
    await page.until(({ pretrained }) => pretrained !== null);
    expect(page.state().pretrained?.facts.testAccuracy).toBeGreaterThan(0.99);
    page.actions.draw.predict(ink, 280, 280);
    await page.until(({ prediction }) => prediction?.digit === 0 && prediction.kind === 'probability');
    await page.settled();
    await page.actions.run.step();
    await page.until(({ prediction }) => prediction?.kind === 'activation');
    await page.actions.run.reset();
    page.actions.draw.predict(ink, 280, 280);
    await page.until(({ prediction }) => prediction?.digit === 0 && prediction.kind === 'probability');
  });

  it.each([
    ['is not served', async () => new Response('', { status: 404 })],
    ['cannot be fetched', () => Promise.reject(new TypeError('offline'))],
    ['is damaged', async () => new Response(file.subarray(0, 1000))],
  ])('is done without where its file %s', async (_, answer) => {
    serve(answer);
    const page = openPage('preset=nielsen-30&train=100&test=50');
    await page.settled();
    page.actions.draw.predict(ink, 280, 280);
    await page.until(({ prediction }) => prediction !== null);
    expect(page.state()).toMatchObject({ pretrained: null, prediction: { digit: null, outputs: null } });
    expect(texts(page.state())).toEqual([]);
  });

  it('is there again after the worker has been restarted', async () => {
    serve(async () => new Response(file));
    const page = openPage('preset=nielsen-30&train=100&test=50');
    await page.until(({ pretrained }) => pretrained !== null);
    await page.settled();
    WorkerInProcess.latest.throwError('out of memory');
    await page.until(({ notices }) => notices.length > 0);
    page.actions.draw.predict(ink, 280, 280);
    await page.until(({ prediction }) => prediction?.digit === 0);
  });
});
