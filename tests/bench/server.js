import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { isolationHeaders } from '../../tools/vite/security-headers.mjs';

/**
 * Serves folders as a static host does: with compression, validators, and the headers for an isolated page.
 *
 * @typedef {{ prefix: string, folder: string }} Mount `prefix` begins and ends with a slash; the first that fits is taken
 * @typedef {{ path: string, bytes: number, encoding: string }} Sent `bytes` of the body, as it went over the wire
 * @typedef {{ address: string, sent: Sent[], close: () => Promise<void> }} RunningServer `sent` may be emptied by its reader
 */

/** @type {Record<string, string>} */
const types = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
  '.txt': 'text/plain',
  '.csv': 'text/csv',
};
const compressed = ['.html', '.js', '.mjs', '.css', '.json', '.wasm', '.svg', '.webmanifest', '.txt'];
/** Static hosts compress once, as well as they can. */
const brotliQuality = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };

/** @param {Mount[]} mounts @param {string} path @returns {string|null} the file */
function fileOf(mounts, path) {
  const mount = mounts.find(({ prefix }) => path.startsWith(prefix));
  if (!mount) return null;
  const inside = normalize(decodeURIComponent(path.slice(mount.prefix.length)) || 'index.html');
  const file = join(mount.folder, inside);
  return !inside.startsWith('..') && statSync(file, { throwIfNoEntry: false })?.isFile() ? file : null;
}

/** @param {string} file @param {string} accepted the request's Accept-Encoding @param {Map<string, Buffer>} cache */
function bodyOf(file, accepted, cache) {
  const encoding = !compressed.includes(extname(file))
    ? ''
    : accepted.includes('br')
      ? 'br'
      : accepted.includes('gzip')
        ? 'gzip'
        : '';
  const key = `${encoding} ${file} ${statSync(file).mtimeMs}`;
  const known = cache.get(key);
  if (known) return { body: known, encoding };
  const plain = readFileSync(file);
  const body =
    encoding === 'br'
      ? brotliCompressSync(plain, brotliQuality)
      : encoding === 'gzip'
        ? gzipSync(plain, { level: 9 })
        : plain;
  if (encoding) cache.set(key, body);
  return { body, encoding };
}

/**
 * @param {Mount[]} mounts
 * @param {{ headers?: Record<string, string> }} [options]
 * @returns {Promise<RunningServer>}
 */
export async function serve(mounts, { headers = isolationHeaders } = {}) {
  /** @type {Map<string, Buffer>} */
  const cache = new Map();
  /** @type {Sent[]} */
  const sent = [];
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const file = fileOf(mounts, pathname);
    if (!file || !existsSync(file)) return void response.writeHead(404).end();
    const { body, encoding } = bodyOf(file, String(request.headers['accept-encoding'] ?? ''), cache);
    const tag = `"${statSync(file).mtimeMs.toString(36)}-${body.length.toString(36)}"`;
    const hashed = /\/assets\/|\/core\/.*-[0-9a-f]{8}\.\w+$/.test(pathname);
    const always = {
      ...headers,
      ETag: tag,
      Vary: 'Accept-Encoding',
      'Cache-Control': hashed ? 'public, max-age=31536000, immutable' : 'no-cache',
    };
    if (request.headers['if-none-match'] === tag) return void response.writeHead(304, always).end();
    sent.push({ path: pathname, bytes: body.length, encoding });
    const type = { 'Content-Type': types[extname(file)] ?? 'application/octet-stream', 'Content-Length': body.length };
    response.writeHead(200, { ...always, ...type, ...(encoding && { 'Content-Encoding': encoding }) });
    response.end(request.method === 'HEAD' ? undefined : body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const close = () =>
    new Promise((/** @type {(value: void) => void} */ resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { address: `http://127.0.0.1:${port}`, sent, close };
}
