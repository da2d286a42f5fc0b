import { messageOf } from '../protocol.js';

/**
 * Says for a visitor why the core could not be loaded. This module is loaded only then.
 * @param {unknown} error what loading ended with
 * @param {string} url of the module; its `.wasm` file is next to it
 * @returns {Promise<string>}
 */
export async function explainFailure(error, url) {
  const reason = messageOf(error);
  if (error instanceof RangeError || /memory/i.test(reason)) {
    return 'This browser gave the page too little memory to compute with. Close other tabs, then reload the page.';
  }
  for (const file of [url, url.replace(/\.mjs$/, '.wasm')]) {
    const problem = await problemWith(file);
    if (problem) return problem;
  }
  if (typeof WebAssembly === 'undefined' || /WebAssembly|wasm|eval/i.test(reason)) {
    return 'This browser refuses to run WebAssembly here. An extension, a strict setting or a network filter can forbid it. Allow it for this page, or try another browser.';
  }
  return `The part of the page that computes could not be started (${reason.split('\n')[0]}). Reload the page; if that does not help, try another browser.`;
}

/** Returns what is wrong with a file of the core, or null. @param {string} url */
async function problemWith(url) {
  const name = new URL(url).pathname.split('/').at(-1);
  const response = await fetch(url).catch(() => null);
  if (!response) return `${name} could not be downloaded. Check the connection, then reload the page.`;
  if (!response.ok) {
    return `This server does not have ${name} (its answer is ${response.status}), which the page needs to compute. Reload the page: a new version may have been published. If that does not help, tell whoever runs the site.`;
  }
  if (/text\/html/.test(response.headers.get('content-type') ?? '')) {
    return `This server sent a web page in place of ${name}. Reload the page; if you have to sign in to a network first, do that.`;
  }
  const isDamaged = url.endsWith('.wasm') && !WebAssembly.validate(await response.arrayBuffer());
  if (!isDamaged) return null;
  return `${name} arrived damaged, or this browser is too old for it. Reload the page; if that does not help, try a newer browser.`;
}
