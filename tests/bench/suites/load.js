import { gzipSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { drawSeven } from '../../e2e/opened-page.mjs';
import { projectFolder } from '../../../tools/setup/folders.mjs';
import { launchBrowser } from '../browser.js';
import { readingsOf, serveSite, untilShown, watchReadings } from '../page-visit.js';
import { median } from '../rows.js';

/**
 * What a visit costs: bytes over the wire, the time to the first trained step, and to the first answer to a drawing.
 *
 * @typedef {import('../rows.js').Row} Row
 * @typedef {import('../server.js').Sent} Sent
 * @typedef {{ seconds: number, sent: Sent[], later: Sent[] }} Visit `later`: what the service worker fetches after that, for visits without a network
 */

/** Not counted as the page: what is fetched for one feature alone. */
const apart = /\/(models?|pretrained|peers|data)\//;

/** @param {import('../context.js').Context} context @returns {Promise<Row[]>} */
export async function measureLoad(context) {
  const site = await serveSite();
  const browser = await launchBrowser();
  try {
    const visits = { cold: /** @type {Visit[][]} */ ([]), warm: /** @type {Visit[][]} */ ([]) };
    for (let i = 0; i < (context.quick ? 1 : 5); i += 1) {
      const own = await browser.newContext();
      const other = await browser.newContext();
      visits.cold.push([await firstStep(own, site), await firstAnswer(other, site)]);
      visits.warm.push([await firstStep(own, site), await firstAnswer(own, site)]);
      await own.close();
      await other.close();
    }
    return Object.entries(visits).flatMap(([variant, pairs]) => [
      rowOf(
        `${variant}, first trained step`,
        pairs.map(([step]) => step),
      ),
      rowOf(
        `${variant}, first answer to a drawing`,
        pairs.map(([, answer]) => answer),
      ),
    ]);
  } finally {
    await browser.close();
    await site.close();
  }
}

/** @param {import('@playwright/test').BrowserContext} own @param {import('../server.js').RunningServer} site @returns {Promise<Visit>} */
async function firstStep(own, site) {
  return visit(own, site, 'autostart=1', 'train-loss');
}

/** The mouse draws as soon as there is a pad. @param {import('@playwright/test').BrowserContext} own @param {import('../server.js').RunningServer} site @returns {Promise<Visit>} */
async function firstAnswer(own, site) {
  return visit(own, site, 'autostart=1&panel=draw', 'prediction', drawSeven);
}

/**
 * @param {import('@playwright/test').BrowserContext} own
 * @param {import('../server.js').RunningServer} site
 * @param {string} fragment
 * @param {string} testid
 * @param {(page: import('@playwright/test').Page) => Promise<void>} [act]
 * @returns {Promise<Visit>}
 */
async function visit(own, site, fragment, testid, act) {
  const page = await own.newPage();
  const asked = new Set();
  const listen = (/** @type {import('@playwright/test').Request} */ request) =>
    void (request.serviceWorker() ?? asked.add(new URL(request.url()).pathname));
  own.on('request', listen);
  await watchReadings(page, [testid]);
  site.sent.length = 0;
  await page.goto(`${site.address}/site/#${fragment}`);
  await act?.(page);
  await untilShown(page, testid);
  const until = site.sent.length;
  const [{ at }] = await readingsOf(page);
  // The server compresses what the service worker keeps as it is asked for, while the page trains: a slow machine takes a while.
  await page.waitForLoadState('networkidle', { timeout: 120_000 });
  await page.close();
  own.off('request', listen);
  return { seconds: at / 1000, ...parted(site.sent, until, asked) };
}

/**
 * What the visit needed, and what the service worker keeps for another: it may begin with that before the first step, on a slow
 * machine above all.
 * @param {Sent[]} sent
 * @param {number} until so many had been sent
 * @param {Set<string>} asked what the page and its workers asked for themselves
 */
function parted(sent, until, asked) {
  const builds = sent.map(({ path }) => /\/core\/(gradlab-[\w-]+)\./.exec(path)?.[1]);
  const used = builds.find(Boolean);
  const isNeeded = (/** @type {number} */ i) =>
    i < until && asked.has(sent[i].path) && (!builds[i] || builds[i] === used);
  return { sent: sent.filter((_, i) => isNeeded(i)), later: sent.filter((_, i) => !isNeeded(i)) };
}

/** @param {string} variant @param {Visit[]} visits @returns {Row} */
function rowOf(variant, visits) {
  const [{ sent, later }] = visits;
  const page = sent.filter(({ path }) => !apart.test(path));
  const others = sent.filter(({ path }) => apart.test(path));
  const note = [
    `${total(page).toLocaleString('en')} bytes in ${page.length} files (${[...new Set(page.map(({ encoding }) => encoding || 'as they are'))].join(', ') || 'nothing fetched'}) until then`,
    page.length > 0 ? `${gzipped(page).toLocaleString('en')} bytes with gzip` : '',
    later.length > 0 ? `${total(later).toLocaleString('en')} bytes more are kept for visits offline` : '',
    others.length > 0 ? `apart: ${total(others).toLocaleString('en')} bytes` : '',
  ];
  return {
    suite: 'load',
    system: 'gradlab',
    variant,
    seconds: median(visits.map(({ seconds }) => seconds)),
    note: note.filter(Boolean).join('; '),
  };
}

/** @param {Sent[]} sent */
function total(sent) {
  return sent.reduce((sum, { bytes }) => sum + bytes, 0);
}

/** What a host without brotli would have sent. @param {Sent[]} sent */
function gzipped(sent) {
  const sizes = sent.map(({ path, bytes, encoding }) => {
    if (!encoding) return bytes;
    const inside = path.replace(/^\/site\//, '') || 'index.html';
    return gzipSync(readFileSync(join(projectFolder, 'dist', inside)), { level: 9 }).length;
  });
  return sizes.reduce((sum, size) => sum + size, 0);
}
