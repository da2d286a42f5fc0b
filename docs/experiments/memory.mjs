/* global console, process */
// The memory of one epoch of MNIST: node docs/experiments/memory.mjs [PART OF A NAME]   (Linux; after `npm run bench -- --suite epoch --quick`, which builds and fetches what is run)
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { benchedModels } from '../../tests/bench/benched-models.js';
import { benchMounts, buildBenchSite, installPeers } from '../../tests/bench/bench-site.js';
import { launchBrowser, openBench } from '../../tests/bench/browser.js';
import { startPython } from '../../tests/bench/programs.js';
import { serve } from '../../tests/bench/server.js';

/** A field of what Linux tells of a process, in megabytes: VmRSS is what it holds of the memory now, VmHWM the most it has held. @param {number} pid @param {string} field */
const megabytes = (pid, field) =>
  Number(new RegExp(`${field}:\\s*(\\d+) kB`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1000;

/**
 * What a process holds at most during an epoch, beyond what it held when its programs were loaded.
 * @param {number[]} pids of which one works @param {object} job @param {(job: object) => Promise<{ accuracy: number, images: number }>} work
 */
async function growth(pids, job, work) {
  const before = pids.map((pid) => megabytes(pid, 'VmRSS'));
  // Reads MNIST: what that takes for a moment is not the training's.
  await work({ ...job, images: 640, testImages: 100 });
  // Forgets the most so far.
  for (const pid of pids) writeFileSync(`/proc/${pid}/clear_refs`, '5');
  const { accuracy, images } = await work(job);
  const most = Math.max(...pids.map((pid, i) => megabytes(pid, 'VmHWM') - before[i]));
  return { most, accuracy, images };
}

const jobOf = (/** @type {import('../../tests/bench/benched-models.js').BenchedModel} */ model) => ({
  model,
  ...benchedModels[model],
  images: 60_000,
  seed: 1,
  testImages: 1000,
});

/** Workers share the process of their page. @param {string} kind @param {string} setUp @param {object} job */
async function inBrowser(kind, setUp, job) {
  const browser = await launchBrowser();
  try {
    const bench = await openBench(browser, server.address);
    const session = await browser.newBrowserCDPSession();
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    // A browser may keep a spare one, which does nothing.
    const renderers = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
    return await growth(renderers, job, (each) => bench.ask(kind, setUp, each));
  } finally {
    await browser.close();
  }
}

/** @param {string} script @param {object} job */
async function inPython(script, job) {
  const program = startPython(script, 1);
  try {
    // Answered with an error, when everything has been imported.
    await program.ask({}).catch(() => {});
    return await growth([/** @type {number} */ (program.pid)], job, (each) => program.ask(each));
  } finally {
    program.stop();
  }
}

/** @type {[string, (job: object) => Promise<{ most: number, accuracy: number, images: number }>][]} */
const contenders = [
  ['Gradlab, WebAssembly (simd)', (job) => inBrowser('gradlab', 'simd', { ...job, threads: 1 })],
  ['TensorFlow.js, wasm', (job) => inBrowser('tensorflow', 'wasm 1', { ...job, way: 'operations' })],
  ['PyTorch, float32', (job) => inPython('pytorch_epoch.py', job)],
  ['NumPy, float64', (job) => inPython('numpy_epoch.py', job)],
];
/** Where the peers' measuring of the test set takes less than their training. @type {import('../../tests/bench/benched-models.js').BenchedModel[]} */
const models = ['nielsen-30', 'dnn'];

if (!existsSync('/proc/self/clear_refs')) throw new Error('Only Linux tells the most memory that a process has held.');
installPeers();
await buildBenchSite();
const server = await serve(benchMounts());
const wanted = process.argv[2] ?? '';
for (const [name, measure] of contenders.filter(([each]) => each.includes(wanted))) {
  for (const model of models) {
    const { most, accuracy, images } = await measure(jobOf(model));
    console.log(`${name}, ${model}, ${images} images: ${most.toFixed(0)} MB; test accuracy ${accuracy.toFixed(4)}`);
  }
}
await server.close();
