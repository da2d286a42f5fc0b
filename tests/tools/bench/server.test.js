import { afterAll, beforeAll, expect, it } from 'vitest';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { get } from 'node:http';
import { serve } from '../../bench/server.js';

const page = `<!doctype html>${'<p>the same again</p>'.repeat(100)}`;
let folder = '';
/** @type {import('../../bench/server.js').RunningServer} */
let server;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gradlab-bench-'));
  writeFileSync(join(folder, 'index.html'), page);
  writeFileSync(join(folder, 'digits.gz'), 'packed already');
  server = await serve([{ prefix: '/site/', folder }]);
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

/** @param {string} path @param {Record<string, string>} [headers] @returns {Promise<{ status: number, headers: import('node:http').IncomingHttpHeaders, body: Buffer }>} */
function fetched(path, headers = {}) {
  return new Promise((resolve, reject) => {
    get(`${server.address}${path}`, { headers }, async (response) => {
      const parts = [];
      for await (const part of response) parts.push(part);
      resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) });
    }).on('error', reject);
  });
}

it('compresses what a host compresses, and counts what it sent', async () => {
  const { headers, body } = await fetched('/site/', { 'Accept-Encoding': 'gzip, br' });
  expect(headers['content-encoding']).toBe('br');
  expect(brotliDecompressSync(body).toString()).toBe(page);
  expect(server.sent.at(-1)).toEqual({ path: '/site/', bytes: body.length, encoding: 'br' });
});

it('leaves packed files as they are', async () => {
  const { headers, body } = await fetched('/site/digits.gz', { 'Accept-Encoding': 'gzip, br' });
  expect(headers['content-encoding']).toBeUndefined();
  expect(body.toString()).toBe('packed already');
});

it('sends nothing again that has not changed', async () => {
  const { headers } = await fetched('/site/');
  const before = server.sent.length;
  expect((await fetched('/site/', { 'If-None-Match': String(headers.etag) })).status).toBe(304);
  expect(server.sent).toHaveLength(before);
});

it('isolates its pages, and keeps to its folders', async () => {
  expect((await fetched('/site/')).headers).toMatchObject({
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
  });
  expect((await fetched('/site/..%2f..%2fetc/passwd')).status).toBe(404);
  expect((await fetched('/elsewhere')).status).toBe(404);
});
