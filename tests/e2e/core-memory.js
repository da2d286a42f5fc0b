/**
 * Lets tests see the wasm memory of the worker, as `coreMemory` in its global scope: the core's own glue keeps it to itself.
 * @param {import('@playwright/test').Page} page before it is opened
 */
export async function exposeCoreMemory(page) {
  // A service worker would give a second worker the core as it is.
  await page.addInitScript(() => Reflect.deleteProperty(Object.getPrototypeOf(navigator), 'serviceWorker'));
  await page.route('**/core/*.mjs', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${exposing}\n${await response.text()}` });
  });
}

const exposing = `for (const name of ['instantiate', 'instantiateStreaming']) {
  const original = WebAssembly[name];
  WebAssembly[name] = async (...args) => {
    const result = await original.apply(WebAssembly, args);
    const { exports } = result.instance ?? result;
    globalThis.coreMemory = Object.values(exports).find((each) => each instanceof WebAssembly.Memory);
    return result;
  };
}`;
