#!/usr/bin/env node
// Starts Firefox for Playwright and relays WebDriver BiDi between the two. Playwright's channel "moz-firefox" sends a few commands that Firefox
// ESR does not implement and fails when one is refused. This program answers those with success, and passes on everything else unchanged.
import { spawn } from 'node:child_process';
import WebSocket, { WebSocketServer } from 'ws';
import { findFirefox } from '../../tools/setup/other-engines.mjs';

/** Commands that Firefox 153 does not know. What they ask for has no effect. */
const unsupported = new Set(['emulation.setMediaFeaturesOverride']);
const socketOptions = { perMessageDeflate: false, maxPayload: 2 ** 28 };
const announcement = /WebDriver BiDi listening on (ws:\/\/\S+)/;

const firefox = spawn(findFirefox() ?? 'firefox-esr', process.argv.slice(2), { stdio: ['ignore', 'ignore', 'pipe'] });
for (const signal of /** @type {const} */ (['SIGTERM', 'SIGINT', 'SIGHUP'])) process.on(signal, () => firefox.kill(signal));
firefox.on('error', (error) => {
  console.error(`Firefox could not be started: ${error.message}`);
  process.exit(1);
});
firefox.on('exit', (code) => process.exit(code ?? 1));

/** Passes messages between Playwright's connection and a new one to Firefox. @param {WebSocket} client @param {string} address */
function relay(client, address) {
  const server = new WebSocket(address, socketOptions);
  const opened = new Promise((resolve) => server.once('open', resolve));
  client.on('message', async (bytes) => {
    const { id, method } = JSON.parse(String(bytes));
    if (unsupported.has(method)) {
      client.send(JSON.stringify({ type: 'success', id, result: {} }));
      return;
    }
    await opened;
    server.send(String(bytes));
  });
  server.on('message', (bytes) => client.send(String(bytes)));
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
