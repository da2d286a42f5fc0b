import { chromium } from '@playwright/test';
import { findChromium } from '../../tools/setup/chromium.mjs';

/** @typedef {import('@playwright/test').Browser} Browser */
/** @typedef {import('@playwright/test').Page} Page */

const always = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
/** WebGL and WebGPU of a machine without a graphics card are software. */
const graphics = [
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  '--enable-unsafe-webgpu',
  '--enable-features=Vulkan,WebGPU',
];

/** @param {{ gpu: boolean }} wanted `gpu`: with WebGL and, where there is one, an adapter for WebGPU */
export function launchOptions({ gpu }) {
  return { executablePath: findChromium() ?? undefined, args: [...always, ...(gpu ? graphics : ['--disable-gpu'])] };
}

/** @param {{ gpu?: boolean }} [options] @returns {Promise<Browser>} */
export function launchBrowser({ gpu = false } = {}) {
  return chromium.launch(launchOptions({ gpu }));
}

/**
 * The bench's page, and the workers in it.
 * @typedef {object} Bench
 * @property {(kind: string, setUp: string, job: object) => Promise<any>} ask
 * @property {(kind: string, setUp: string) => Promise<void>} stop
 * @property {() => Promise<boolean>} hasWebGpu
 */

/** @param {Browser} browser @param {string} address of the bench's server @returns {Promise<Bench>} */
export async function openBench(browser, address) {
  const page = await browser.newPage();
  await page.goto(`${address}/`);
  await page.waitForFunction(() => 'bench' in window && crossOriginIsolated);
  return {
    ask: (kind, setUp, job) =>
      page.evaluate(
        ([of, how, what]) => /** @type {any} */ (window).bench.ask(of, how, what),
        /** @type {const} */ ([kind, setUp, job]),
      ),
    stop: (kind, setUp) =>
      page.evaluate(
        ([of, how]) => /** @type {any} */ (window).bench.stop(of, how),
        /** @type {const} */ ([kind, setUp]),
      ),
    hasWebGpu: () => page.evaluate(async () => Boolean(await /** @type {any} */ (navigator).gpu?.requestAdapter())),
  };
}
