// Serves dist/ (or another folder) under a folder of its own with no header but the type, as the plainest of hosts does: what works
// here uses relative addresses and needs no isolation. With `pages`, it sends the page in place of every file that it lacks.
import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

const types = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json',
  '.txt': 'text/plain',
};
const [port, under, folder = fileURLToPath(new URL('../../dist/', import.meta.url)), missing] = process.argv.slice(2);

/** The file behind an address, or null. @param {string} address */
function fileOf(address) {
  const { pathname } = new URL(address, 'http://localhost');
  if (!pathname.startsWith(under)) return null;
  const inside = normalize(decodeURIComponent(pathname.slice(under.length)) || 'index.html');
  const path = join(folder, inside);
  return !inside.startsWith('..') && statSync(path, { throwIfNoEntry: false })?.isFile() ? path : null;
}

createServer((request, response) => {
  const path = fileOf(request.url ?? '/') ?? (missing === 'pages' ? join(folder, 'index.html') : null);
  if (!path) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, {
    'Content-Type': types[/** @type {keyof typeof types} */ (extname(path))] ?? 'application/octet-stream',
  });
  createReadStream(path).pipe(response);
}).listen(Number(port), '127.0.0.1');
