import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../../tools/setup/folders.mjs';
import { launchBrowser, openBench } from './browser.js';
import { benchMounts } from './bench-site.js';
import { serve } from './server.js';

/**
 * What a suite has at hand.
 * @typedef {object} Context
 * @property {boolean} quick
 * @property {string[]|null} systems to be measured, null for all
 * @property {string[]|null} models
 * @property {NodeJS.ProcessEnv} env of the set-up, for builds
 * @property {() => Promise<import('./browser.js').Bench>} bench the page with workers in a browser without a GPU
 * @property {() => Promise<import('./browser.js').Bench>} gpuBench
 * @property {() => Promise<void>} closeBrowsers so that what is measured next has the machine to itself
 * @property {(line: string) => void} log
 */

/** @param {Context} context @param {string} system */
export function isWanted({ systems }, system) {
  return !systems || systems.includes(system);
}

/** The builds of the core that there may be. */
export const variants = ['simd', 'relaxed', 'simd-threads', 'relaxed-threads'];

/** Those that are there. @returns {string[]} */
export function builtVariants() {
  const folder = join(projectFolder, 'web/public/core');
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return variants.filter((variant) => names.includes(`gradlab-${variant}.wasm`));
}

/** The best of them for one thread and for two, where there is one. @returns {{ variant: string, threads: number }[]} */
export function bestSetUps() {
  const built = builtVariants();
  const single = ['relaxed', 'simd'].filter((name) => built.includes(name)).slice(0, 1);
  const threaded = ['relaxed-threads', 'simd-threads'].filter((name) => built.includes(name)).slice(0, 1);
  return [
    ...single.map((variant) => ({ variant, threads: 1 })),
    ...threaded.map((variant) => ({ variant, threads: 2 })),
  ];
}

/**
 * @param {{ quick: boolean, systems: string[]|null, models: string[]|null }} options
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<{ context: Context, close: () => Promise<void> }>}
 */
export async function openContext({ quick, systems, models }, env) {
  const server = await serve(benchMounts());
  /** @type {import('./browser.js').Browser[]} */
  const browsers = [];
  /** @type {Map<boolean, Promise<import('./browser.js').Bench>>} by whether it has a GPU */
  const pages = new Map();
  const open = async (/** @type {boolean} */ gpu) => {
    const browser = await launchBrowser({ gpu });
    browsers.push(browser);
    return openBench(browser, server.address);
  };
  const page = (/** @type {boolean} */ gpu) => {
    const opened = pages.get(gpu) ?? open(gpu);
    pages.set(gpu, opened);
    return opened;
  };
  const closeBrowsers = async () => {
    pages.clear();
    await Promise.all(browsers.splice(0).map((browser) => browser.close()));
  };
  const log = (/** @type {string} */ line) => console.error(line);
  const context = {
    quick,
    systems,
    models,
    env,
    bench: () => page(false),
    gpuBench: () => page(true),
    closeBrowsers,
    log,
  };
  return {
    context,
    close: async () => {
      await closeBrowsers();
      await server.close();
    },
  };
}
