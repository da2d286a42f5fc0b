#!/usr/bin/env node
// Starts Firefox for Playwright and relays WebDriver BiDi between the two. Playwright's channel "moz-firefox" sends a few commands that Firefox
// ESR does not implement and fails when one is refused: this program answers those with success. Firefox reports the download of a blob without
// an id, and Playwright ignores those: this program gives them one. It passes on everything else unchanged.
import { spawn } from 'node:child_process';
import { renameSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import WebSocket, { WebSocketServer } from 'ws';
import { findFirefox } from '../../tools/setup/other-engines.mjs';

/** Commands that Firefox 153 does not know. What they ask for has no effect. */
const unsupported = new Set(['emulation.setMediaFeaturesOverride']);
const socketOptions = { perMessageDeflate: false, maxPayload: 2 ** 28 };
const announcement = /WebDriver BiDi listening on (ws:\/\/\S+)/;

const firefox = spawn(findFirefox() ?? 'firefox-esr', process.argv.slice(2), { stdio: ['ignore', 'ignore', 'pipe'] });
for (const signal of /** @type {const} */ (['SIGTERM', 'SIGINT', 'SIGHUP']))
  process.on(signal, () => firefox.kill(signal));
firefox.on('error', (error) => {
  console.error(`Firefox could not be started: ${error.message}`);
  process.exit(1);
});
firefox.on('exit', (code) => process.exit(code ?? 1));

/** Whether a page is to read the clipboard, which a preference allows every page. @param {string} method @param {any} params */
const isClipboardPermission = (method, params) =>
  method === 'permissions.setPermission' && /^clipboard-/.test(params.descriptor.name);

/** The downloads under way, by address. @type {Map<string, { id: string, name: string }>} */
const downloads = new Map();
let downloadCount = 0;

/** A message of Firefox as Playwright needs it. @param {string} text @returns {string} */
function completed(text) {
  if (!text.includes('"browsingContext.download')) return text;
  const message = JSON.parse(text);
  const { method, params } = message;
  if (params?.navigation !== null || params.download) return text;
  if (method === 'browsingContext.downloadWillBegin') {
    downloadCount += 1;
    downloads.set(params.url, { id: `download-${downloadCount}`, name: params.suggestedFilename });
  }
  const download = downloads.get(params.url);
  if (!download) return text;
  if (method === 'browsingContext.downloadEnd') {
    downloads.delete(params.url);
    // Playwright looks for the name that was suggested. Firefox adds a number to it when an earlier download has that name.
    const { filepath } = params;
    if (filepath && basename(filepath) !== download.name) renameSync(filepath, join(dirname(filepath), download.name));
  }
  return JSON.stringify({ ...message, params: { ...params, navigation: download.id } });
}

/** Passes messages between Playwright's connection and a new one to Firefox. @param {WebSocket} client @param {string} address */
function relay(client, address) {
  const server = new WebSocket(address, socketOptions);
  const opened = new Promise((resolve) => server.once('open', resolve));
  client.on('message', async (bytes) => {
    const { id, method, params } = JSON.parse(String(bytes));
    if (unsupported.has(method) || isClipboardPermission(method, params)) {
      client.send(JSON.stringify({ type: 'success', id, result: {} }));
      return;
    }
    await opened;
    server.send(String(bytes));
  });
  server.on('message', (bytes) => client.send(completed(String(bytes))));
  server.on('error', (error) => console.error(`Connection to Firefox: ${error.message}`));
  server.on('close', () => client.close());
  client.on('close', () => server.close());
}

/** Announces an address of this program in Firefox's words, since Playwright waits for them. @param {string} firefoxAddress */
function listen(firefoxAddress) {
  const proxy = new WebSocketServer({ host: '127.0.0.1', port: 0, ...socketOptions });
  proxy.on('connection', (client, request) => relay(client, `${firefoxAddress}${request.url}`));
  proxy.on('listening', () => {
    const { port } = /** @type {import('node:net').AddressInfo} */ (proxy.address());
    console.error(`WebDriver BiDi listening on ws://127.0.0.1:${port}`);
  });
}

let listening = false;
let unread = '';
firefox.stderr.on('data', (bytes) => {
  unread += bytes;
  const lines = unread.split('\n');
  unread = /** @type {string} */ (lines.pop());
  for (const line of lines) {
    const address = announcement.exec(line)?.[1];
    if (!address) console.error(line);
    else if (!listening) {
      listening = true;
      listen(address);
    }
  }
});
