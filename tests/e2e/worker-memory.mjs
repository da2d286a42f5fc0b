/**
 * The memory of a page's training worker: what JavaScript holds, and the memory of its WebAssembly.
 *
 * @typedef {{ usedSize: number, backingStorageSize: number }} HeapUsage
 */

/** In the worker. WebAssembly's memory never shrinks: what it grows by is its peak. */
const noteGrowth = `
  self.grownBytes = 0;
  const { grow } = WebAssembly.Memory.prototype;
  WebAssembly.Memory.prototype.grow = function (pages) {
    self.grownBytes += pages * 65536;
    return grow.call(this, pages);
  };
`;

/** @param {import('@playwright/test').Page} page not opened yet */
export async function watchWorkerMemory(page) {
  const ask = await attachToWorker(page);
  const javaScript = async () => {
    const { usedSize, backingStorageSize } = /** @type {HeapUsage} */ (await ask('Runtime.getHeapUsage'));
    return usedSize + backingStorageSize;
  };
  return {
    /** Watches until the function it gives is called, which tells by how much the memory has grown at most, in bytes. */
    async begin() {
      await ask('HeapProfiler.collectGarbage');
      await ask('Runtime.evaluate', { expression: noteGrowth });
      const before = await javaScript();
      let peak = before;
      let watching = true;
      const watched = (async () => {
        while (watching) peak = Math.max(peak, await javaScript());
      })();
      return async () => {
        watching = false;
        await watched;
        const { result } = await ask('Runtime.evaluate', { expression: 'self.grownBytes' });
        return { javaScript: peak - before, wasm: Number(result.value) };
      };
    },
  };
}

/** @typedef {(method: string, params?: object) => Promise<any>} Ask */

/** @param {import('@playwright/test').Page} page @returns {Promise<Ask>} sends to the first worker, once there is one */
async function attachToWorker(page) {
  const session = await page.context().newCDPSession(page);
  /** @type {Map<number, (result: unknown) => void>} */
  const waiting = new Map();
  let lastId = 0;
  session.on('Target.receivedMessageFromTarget', ({ message }) => {
    const { id, result } = JSON.parse(message);
    waiting.get(id)?.(result);
    waiting.delete(id);
  });
  /** @type {Promise<string>} */
  const attached = new Promise((resolve) => {
    session.on(
      'Target.attachedToTarget',
      ({ sessionId, targetInfo }) => targetInfo.type === 'worker' && resolve(sessionId),
    );
  });
  await session.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });
  return async (method, params = {}) => {
    lastId += 1;
    const id = lastId;
    const answer = new Promise((resolve) => waiting.set(id, resolve));
    await session.send('Target.sendMessageToTarget', {
      sessionId: await attached,
      message: JSON.stringify({ id, method, params }),
    });
    return answer;
  };
}
