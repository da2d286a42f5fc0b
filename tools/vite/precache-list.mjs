import { createHash } from 'node:crypto';
import { isPeerFile } from './peer-files.mjs';

/**
 * Lists the files of the built site that the service worker caches.
 *
 * @typedef {{ path: string, content: Uint8Array }} BuiltFile
 * @typedef {{ path: string, integrity: string }} SiteFile
 */

/** Larger files, in bytes, are cached when they are first requested, as are the frameworks to compare with. */
const largestAtOnce = 1_000_000;

const kept = /\.(html|css|m?js|wasm|svg|png|ico|woff2|json|webmanifest|safetensors)$/;

/**
 * @param {BuiltFile[]} built
 * @returns {{ version: string, files: SiteFile[], later: SiteFile[] }} `files` are cached at once; the path of the page
 *   itself is '', since some hosts redirect index.html
 */
export function precacheList(built) {
  const inSite = built
    .filter(({ path }) => kept.test(path) && !path.startsWith('data/') && path !== 'service-worker.js')
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  const listed = inSite.map(({ path, content }) => ({
    isLater: content.length > largestAtOnce || isPeerFile(path),
    file: {
      path: path === 'index.html' ? '' : path,
      integrity: `sha256-${createHash('sha256').update(content).digest('base64')}`,
    },
  }));
  const version = createHash('sha256').update(JSON.stringify(listed)).digest('hex').slice(0, 12);
  return {
    version,
    files: listed.filter(({ isLater }) => !isLater).map(({ file }) => file),
    later: listed.filter(({ isLater }) => isLater).map(({ file }) => file),
  };
}
