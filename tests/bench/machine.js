import { cpus, release, totalmem, type } from 'node:os';
import { findChromium } from '../../tools/setup/chromium.mjs';
import { output } from '../../tools/setup/process.mjs';

/** What the numbers were measured on, in a line. */
export function formatMachine() {
  const processors = cpus();
  const [{ model }] = processors;
  return `${processors.length} × ${model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB, ${type()} ${release()}`;
}

/** The browser and what else has a version of its own. */
export function formatVersions() {
  const browser = output(findChromium() ?? 'chromium', ['--version']) ?? 'an unknown browser';
  return `${browser.trim()}, Node ${process.versions.node}`;
}
