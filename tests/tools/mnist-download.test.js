import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { downloadMnist } from '../../tools/build-steps/mnist-download.mjs';

const content = Buffer.from('sixty thousand digits');
const files = [
  { file: 'digits.gz', bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') },
];
/** What the server's folders answer. @type {Record<string, Buffer>} */
const answers = {
  '/good/digits.gz': gzipSync(content),
  '/changed/digits.gz': gzipSync('other digits'),
  '/no-gzip/digits.gz': Buffer.from('<html>'),
};
/** @type {string[]} */
let asked = [];
let folder = '';
let address = '';
const server = createServer((request, response) => {
  asked.push(String(request.url));
  const answer = answers[String(request.url)];
  response.writeHead(answer ? 200 : 404).end(answer);
});

beforeEach(async () => {
  asked = [];
  folder = mkdtempSync(join(tmpdir(), 'gradlab-mnist-'));
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  address = `http://127.0.0.1:${/** @type {import('node:net').AddressInfo} */ (server.address()).port}`;
});
afterEach(() => {
  rmSync(folder, { recursive: true });
  server.close();
});

test('each file comes from the first mirror that has what was published, and is not asked for again', async () => {
  const mirrors = ['absent', 'changed', 'no-gzip', 'good'].map((name) => `${address}/${name}/`);
  expect(await downloadMnist(folder, mirrors, files)).toEqual(['digits.gz']);
  expect(gunzipSync(readFileSync(join(folder, 'digits.gz')))).toEqual(content);
  expect(asked).toHaveLength(4);
  expect(await downloadMnist(folder, mirrors, files)).toEqual([]);
  expect(asked).toHaveLength(4);
});

test('without such a mirror it says what each answered, and writes nothing', async () => {
  const inside = join(folder, 'mnist');
  const failing = downloadMnist(inside, [`${address}/absent/`, `${address}/changed/`], files);
  await expect(failing).rejects.toThrow(
    /digits\.gz could not be downloaded.*absent\/: status 404; .*changed\/: not the file that was published/,
  );
  expect(existsSync(inside)).toBe(false);
});
