/* global __SITE__ */
import { detectFeatures, variantsFor } from '../worker/core/core-variants.js';
import { isolated } from './isolation.js';

/**
 * Stores the site for visits without a network. Each build is stored completely in its own cache, with every file
 * checked against its digest, and takes over only when no other tab is open, so that no page gets files of two builds.
 * tools/vite/service-worker.mjs builds this script and replaces __SITE__ by the list of files.
 *
 * @typedef {{ path: string, integrity: string }} SiteFile
 */

const worker = /** @type {any} */ (self);
const { version, files, later } = __SITE__;
/** @type {string} */
const scope = worker.registration.scope;
// The scope is part of the name, since sites in other folders of the same host have caches, too.
const prefix = `gradlab ${new URL(scope).pathname} `;
const cacheName = prefix + version;
const wishes = `${prefix}wishes`;
const isolation = new URL('isolation', scope).href;

/**
 * @param {string} path inside the site
 * @returns {boolean} false for variants of the core that this browser does not use
 */
function isOfUse(path) {
  const features = detectFeatures();
  // With threads and without; a last resort after these is not worth its space.
  const names = variantsFor({ ...features, sharedMemory: true }, features.cores)
    .slice(0, 2)
    .map(({ name }) => name);
  const [, variant] = /^core\/gradlab-([a-z-]+)-[0-9a-f]{8}\./.exec(path) ?? [];
  return !variant || names.some((name) => name === variant);
}

async function install() {
  const cache = await caches.open(cacheName);
  await cache.addAll(files.filter(({ path }) => isOfUse(path)).map(requestFor));
}

/** Returns a request that makes the browser revalidate its copy with the server. @param {SiteFile} file */
function requestFor({ path, integrity }) {
  return new Request(new URL(path, scope), { cache: 'no-cache', integrity });
}

async function forgetOtherBuilds() {
  const names = await caches.keys();
  await Promise.all(
    names
      .filter((name) => name.startsWith(prefix) && name !== cacheName && name !== wishes)
      .map((name) => caches.delete(name)),
  );
}

/** @param {SiteFile} file */
async function answer(file) {
  const cache = await caches.open(cacheName);
  const response = (await cache.match(new URL(file.path, scope))) ?? (await fetched(cache, file));
  return (await caches.match(isolation, { cacheName: wishes })) ? isolated(response) : response;
}

/** @param {Cache} cache @param {SiteFile} file */
async function fetched(cache, file) {
  const response = await fetch(requestFor(file));
  if (response.ok) await cache.put(new URL(file.path, scope), response.clone());
  return response;
}

/** @returns {Promise<'taken over'|'other tabs'>} */
async function takeOver() {
  const tabs = await worker.clients.matchAll({ includeUncontrolled: true, type: 'window' });
  if (tabs.filter((/** @type {{ url: string }} */ { url }) => url.startsWith(scope)).length > 1) return 'other tabs';
  await worker.skipWaiting();
  return 'taken over';
}

/** Makes every response isolate the page from now on. */
async function isolate() {
  const cache = await caches.open(wishes);
  await cache.put(isolation, new Response('wished for'));
  return 'isolating';
}

worker.addEventListener('install', (/** @type {any} */ event) => event.waitUntil(install()));
worker.addEventListener('activate', (/** @type {any} */ event) => event.waitUntil(forgetOtherBuilds()));
worker.addEventListener('message', (/** @type {any} */ event) => {
  const done = event.data === 'take over' ? takeOver() : isolate();
  event.waitUntil(done.then((answered) => event.ports[0].postMessage(answered)));
});
worker.addEventListener('fetch', (/** @type {any} */ event) => {
  const { method, url } = event.request;
  const { origin, pathname } = new URL(url);
  const path = (origin + pathname).replace(/index\.html$/, '');
  const file = [...files, ...later].find((one) => new URL(one.path, scope).href === path);
  // Requests for data, and for files that are not part of this build, go to the server as usual.
  if (file && method === 'GET') event.respondWith(answer(file));
});
