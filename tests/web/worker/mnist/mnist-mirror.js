import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import { digitFiles, gz } from '../digit-files.js';

/**
 * Built-in digits in place of MNIST, as a mirror has them.
 * @returns {Promise<{ files: import('../../../../web/src/worker/mnist/mnist-files.js').MnistFiles, packed: Map<string, Buffer>, labels: number[] }>}
 */
export async function smallMnist() {
  const [train, test] = await Promise.all([digitFiles(300), digitFiles(100, 300)]);
  /** @type {Map<string, Buffer>} */
  const packed = new Map();
  const described = (/** @type {string} */ file, /** @type {Buffer} */ content) => {
    packed.set(file, gz(content));
    return { file, bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') };
  };
  const pair = (/** @type {string} */ prefix, /** @type {typeof train} */ { images, labels }) => ({
    images: described(`${prefix}-images-idx3-ubyte.gz`, images),
    labels: described(`${prefix}-labels-idx1-ubyte.gz`, labels),
  });
  return { files: { train: pair('train', train), test: pair('t10k', test) }, packed, labels: train.labelList };
}

/** @typedef {(response: import('node:http').ServerResponse, content: Buffer, file: string) => void} Behaviour */

/** @type {Record<string, Behaviour>} */
export const behaviours = {
  good: (response, content) => response.end(content),
  declaring: (response, content) => response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(content),
  truncated: (response, content) => response.end(content.subarray(0, content.length / 2)),
  broken(response, content) {
    response.writeHead(200, { 'Content-Length': content.length });
    response.write(content.subarray(0, content.length / 2), () => response.destroy());
  },
  wrong: (response, _, file) =>
    response.end(gz(Buffer.from(file.includes('labels') ? [0, 0, 8, 1, 0, 0, 0, 1, 5] : [0, 0, 8, 3]))),
  webPage: (response) => response.writeHead(200, { 'Content-Type': 'text/html' }).end('<!doctype html><p>Sign in'),
  missing: (response) => response.writeHead(404).end('not here'),
  silent: (response, content) => response.write(content.subarray(0, 3)),
  slow(response, content) {
    let at = 0;
    const timer = setInterval(() => {
      const next = Math.ceil(content.length / 20);
      response.write(content.subarray(at, at + next));
      at += next;
      if (at < content.length) return;
      clearInterval(timer);
      response.end();
    }, 20);
    response.on('close', () => clearInterval(timer));
  },
};

/**
 * A server that plays one kind of mirror.
 * @param {Behaviour} behaviour
 * @param {Map<string, Buffer>} packed
 */
export async function openMirror(behaviour, packed) {
  /** @type {string[]} */
  const requestedSplit = [];
  const server = createServer((request, response) => {
    const file = String(request.url).split('/').at(-1) ?? '';
    requestedSplit.push(file);
    response.setHeader('Access-Control-Allow-Origin', '*');
    behaviour(response, /** @type {Buffer} */ (packed.get(file)), file);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    url: `http://127.0.0.1:${port}/mnist/`,
    host: `127.0.0.1:${port}`,
    requestedSplit,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
