import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { announce } from './announce.mjs';
import { canInstall, installPackages, osRelease } from './apt.mjs';
import { findOnPath } from './process.mjs';

/** The browser engines that are tested in addition to Chromium. @typedef {'firefox' | 'webkit'} OtherEngine */

/** Returns the Firefox that the tests drive: FIREFOX_PATH, otherwise the one on PATH, or null when there is none. */
export function findFirefox() {
  return process.env.FIREFOX_PATH || (findOnPath('firefox-esr') ?? findOnPath('firefox'));
}

/** Returns the programs with which the tests drive WebKitGTK; null for each one that is missing. */
export function findWebKit() {
  return { driver: findOnPath('WebKitWebDriver'), browser: findMiniBrowser(), display: findOnPath('Xvfb') };
}

/**
 * Finds WebKitGTK's small browser. It is not on PATH: Debian keeps it in a folder named after the architecture and
 * WebKit's version.
 */
function findMiniBrowser() {
  const folders = ['/usr/lib', '/usr/libexec'].flatMap((parent) => [parent, ...subfolders(parent)]);
  const candidates = folders.flatMap((folder) => subfolders(folder).filter((path) => /webkit2?gtk-[\d.]+$/.test(path)));
  return (
    candidates
      .map((folder) => join(folder, 'MiniBrowser'))
      .filter(existsSync)
      .sort()
      .at(-1) ?? null
  );
}

/** @param {string} folder */
function subfolders(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join(folder, name));
}

/** Returns why an engine cannot run tests; null when it can. @param {OtherEngine} engine @returns {string | null} */
export function whyMissing(engine) {
  const missing = engine === 'firefox' ? missingOfFirefox() : missingOfWebKit();
  return missing && `${missing}, and ${whyNotInstalled()}`;
}

function missingOfFirefox() {
  const path = findFirefox();
  return path && existsSync(path) ? null : path ? `FIREFOX_PATH names no file (${path})` : 'no Firefox is on PATH';
}

function missingOfWebKit() {
  const { driver, browser, display } = findWebKit();
  const missing = [driver ? '' : 'WebKitWebDriver', browser ? '' : 'MiniBrowser', display ? '' : 'Xvfb'].filter(
    Boolean,
  );
  return missing.length === 0 ? null : `WebKitGTK's tests need ${missing.join(', ')}`;
}

function whyNotInstalled() {
  if (osRelease().ID !== 'debian') return 'this system is not Debian, whose packages the set-up uses';
  return canInstall ? 'its packages could not be installed' : 'only root can install Debian packages';
}

/** Returns the packages of the engines that are missing and can be installed. */
function missingPackages() {
  if (!canInstall || osRelease().ID !== 'debian') return [];
  return [...(missingOfFirefox() ? ['firefox-esr'] : []), ...(missingOfWebKit() ? ['webkit2gtk-driver', 'xvfb'] : [])];
}

/** Finds or installs Firefox and WebKit for the tests. They are optional: if one is missing, its tests are skipped. */
export async function setUpOtherEngines() {
  try {
    await installPackages(missingPackages(), 'Firefox and WebKit, for the tests');
  } catch (error) {
    announce(/** @type {Error} */ (error).message);
  }
  const firefox = whyMissing('firefox');
  const webkit = whyMissing('webkit');
  announce(firefox ? `Firefox: ${firefox}; its tests are skipped` : `Firefox: ${findFirefox()}`);
  announce(webkit ? `WebKit: ${webkit}; its tests are skipped` : `WebKit: ${findWebKit().browser}`);
}
