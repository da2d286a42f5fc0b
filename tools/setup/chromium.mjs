import { existsSync } from 'node:fs';
import { announce, SetupError } from './announce.mjs';
import { hasApt, osRelease } from './apt.mjs';
import { findOnPath } from './process.mjs';

const programs = ['chromium', 'google-chrome', 'google-chrome-stable', 'chromium-browser', 'chrome'];
const applications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** The browser the tests drive: CHROME_PATH, else one on PATH, else an application of macOS; null when there is none. */
export function findChromium() {
  if (process.env.CHROME_PATH) return process.env.CHROME_PATH;
  return (
    programs.map((name) => findOnPath(name)).find(Boolean) ?? applications.find((path) => existsSync(path)) ?? null
  );
}

/** The packages of the browser, which only the tests need. */
export function chromiumPackages() {
  // Ubuntu's chromium package is a stub that asks for a snap, so only Debian's is of use.
  return !findChromium() && hasApt && osRelease().ID === 'debian' ? ['chromium', 'fonts-liberation'] : [];
}

/** Checks that the browser is there. */
export function checkChromium() {
  const path = findChromium();
  if (!path || !existsSync(path))
    throw new SetupError(
      path ? `CHROME_PATH names no file: ${path}` : 'No Chromium or Chrome on PATH, which the tests drive.',
      'install one, or name it in CHROME_PATH.',
    );
  announce(`Chromium: ${path}`);
}
