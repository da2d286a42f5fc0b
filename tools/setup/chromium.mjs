import { existsSync } from 'node:fs';
import { announce, SetupError } from './announce.mjs';
import { hasApt, osRelease } from './apt.mjs';
import { findOnPath } from './process.mjs';

const programs = ['chromium', 'google-chrome', 'google-chrome-stable', 'chromium-browser', 'chrome'];
const applications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * Returns the browser that the tests drive: CHROME_PATH, otherwise one on PATH, otherwise a macOS application, or null
 * when there is none.
 */
export function findChromium() {
  if (process.env.CHROME_PATH) return process.env.CHROME_PATH;
  return (
    programs.map((name) => findOnPath(name)).find(Boolean) ?? applications.find((path) => existsSync(path)) ?? null
  );
}

/** Returns the packages of the browser to install. Only the tests need them. */
export function chromiumPackages() {
  // Ubuntu's chromium package only refers to a snap, so only Debian's can be used.
  return !findChromium() && hasApt && osRelease().ID === 'debian' ? ['chromium', 'fonts-liberation'] : [];
}

/** Checks that the browser is installed. */
export function checkChromium() {
  const path = findChromium();
  if (!path || !existsSync(path))
    throw new SetupError(
      path ? `CHROME_PATH names no file: ${path}` : 'No Chromium or Chrome on PATH, which the tests drive.',
      'install one, or name it in CHROME_PATH.',
    );
  announce(`Chromium: ${path}`);
}
