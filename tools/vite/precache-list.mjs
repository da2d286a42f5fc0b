import { createHash } from 'node:crypto';
import { isPeerFile } from './peer-files.mjs';

/**
 * What the service worker keeps, worked out from the built site.
 *
 * @typedef {{ path: string, content: Uint8Array }} BuiltFile
 * @typedef {{ path: string, integrity: string }} SiteFile
 */

/** A larger file is kept when it is first asked for, as are the frameworks to compare with. */
const largestAtOnce = 1_000_000;

const kept = /\.(html|css|m?js|wasm|svg|png|ico|woff2|json|webmanifest|safetensors)$/;

/**
 * @param {BuiltFile[]} built
 * @returns {{ version: string, files: SiteFile[], later: SiteFile[] }} `files` are kept at once; the page's own path is '', since some hosts redirect index.html
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
