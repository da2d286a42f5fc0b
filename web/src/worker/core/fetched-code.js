import { missingPart, refuse } from '../protocol.js';

/** Returns the refusal that says that code could not be downloaded. */
export const failedDownload = () => refuse(missingPart);

/**
 * Loads code that a first visit does not need, when it is first used.
 * @template T
 * @param {() => Promise<T>} load
 * @returns {Promise<T>}
 */
export async function fetchedCode(load) {
  try {
    return await load();
  } catch {
    throw failedDownload();
  }
}

/**
 * Imports a module whose address the bundler does not know, once more under a new address if that fails: browsers
 * remember what could not be downloaded. The build does the same for all other imports.
 * @param {string} url
 * @returns {Promise<any>}
 */
export function importedFrom(url) {
  return import(/* @vite-ignore */ url).catch(() => import(/* @vite-ignore */ `${url}?${performance.now()}`));
}
