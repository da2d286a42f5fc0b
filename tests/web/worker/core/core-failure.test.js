import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { explainFailure } from '../../../../web/src/worker/core/core-failure.js';
import { loadFirst } from '../../../../web/src/worker/core/core-loader.js';
import { coreUrl } from '../driven-engine.js';

/** What the server answers to each file. @type {Record<string, { status?: number, type?: string, body?: Uint8Array|string }>} */
let answers = {};
const server = createServer(({ url = '' }, response) => {
  const { status = 200, type = 'application/wasm', body = '' } = answers[url] ?? { status: 404 };
  response.writeHead(status, { 'content-type': type }).end(body);
});
/** @type {string} */
let folder;
/** @type {Uint8Array} */
let wasm;
beforeAll(async () => {
  wasm = await readFile(new URL(coreUrl.href.replace(/mjs$/, 'wasm')));
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  folder = `http://127.0.0.1:${/** @type {import('node:net').AddressInfo} */ (server.address()).port}/`;
});
afterAll(() => server.close());

const script = { type: 'text/javascript', body: 'export default 1' };
const aborted = new Error('Aborted(CompileError: WebAssembly.instantiate()). Build with -sASSERTIONS for more info.');

it.each([
  ['is missing', { '/core.mjs': script }, aborted, /^This server does not have core\.wasm \(its answer is 404\)/],
  ['fails', { '/core.mjs': { status: 503 } }, aborted, /does not have core\.mjs \(its answer is 503\)/],
  [
    'is a web page',
    { '/core.mjs': { type: 'text/html; charset=utf-8', body: '<title>Log in' } },
    aborted,
    /^This server sent a web page in place of core\.mjs/,
  ],
  ['is cut short', { '/core.mjs': script, '/core.wasm': 'half' }, aborted, /^core\.wasm arrived damaged/],
  ['is whole, and yet refused', { '/core.mjs': script, '/core.wasm': 'whole' }, aborted, /refuses to run WebAssembly/],
  ['finds no memory', {}, new RangeError('WebAssembly.Memory(): could not allocate memory'), /too little memory/],
  [
    'fails otherwise',
    { '/core.mjs': script, '/core.wasm': 'whole' },
    new Error('boom'),
    /could not be started \(boom\)/,
  ],
])('explains a core that %s', async (_, given, error, words) => {
  const bodies = /** @type {Record<string, Uint8Array>} */ ({ half: wasm.subarray(0, 1000), whole: wasm });
  answers = Object.fromEntries(
    Object.entries(given).map(([path, answer]) => [
      path,
      typeof answer === 'string' ? { body: bodies[answer] } : answer,
    ]),
  );
  const text = await explainFailure(error, `${folder}core.mjs`);
  expect(text).toMatch(words);
  expect(text).not.toMatch(/ASSERTIONS/);
});

it('explains a server that cannot be reached', async () => {
  expect(await explainFailure(aborted, 'http://127.0.0.1:9/core.mjs')).toMatch(/core\.mjs could not be downloaded/);
});

it('takes the next variant where one cannot be loaded, and says so only of threads', async () => {
  const [missing, there] = [
    { name: /** @type {any} */ ('none'), threads: 1, megabytes: [64] },
    { name: /** @type {const} */ ('simd'), threads: 1, megabytes: [64] },
  ];
  const { core, trouble } = await loadFirst(new URL('.', coreUrl).href, [missing, there]);
  expect([core.variant(), trouble]).toEqual(['simd', '']);
  const threaded = await loadFirst(new URL('.', coreUrl).href, [{ ...missing, threads: 2 }, there]);
  expect(threaded.trouble).not.toBe('');
});
