import { describe, expect, it, vi } from 'vitest';
import { openPage, texts } from './opened-page.js';
import { WorkerInProcess } from '../worker/worker-in-process.js';

vi.mock('../../../web/src/state/missing-features.js', () => {
  throw new Error('Failed to fetch dynamically imported module');
});

describe('a page part of which cannot be downloaded', () => {
  it('starts a run all the same, and reports the fault', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    vi.stubGlobal('navigator', { userAgent: 'a browser' });
    const page = openPage('preset=dnn&train=100&test=20&epochs=1&threads=4');
    await page.settled();
    await page.actions.run.start();
    await page.until(({ status }) => status === 'done');
    expect(texts(page.state()).join()).toContain('Part of the page could not be downloaded');
  });
});

describe('a network that is being edited', () => {
  it('while the worker dies, adds no fault to the notice of the recovery', async () => {
    const page = openPage('preset=dnn&train=100&test=20');
    await page.settled();
    const changed = page.actions.network.draft.change('dense(9),relu,dense(10)');
    await Promise.resolve();
    WorkerInProcess.latest.throwError('out of memory');
    await expect(changed).resolves.toBeUndefined();
    await page.until(({ notices }) => notices.some(({ topic }) => topic === 'crash'));
    await page.until(({ draft }) => draft?.checkedText === 'dense(9),relu,dense(10)');
  });
});
