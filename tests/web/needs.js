import { existsSync } from 'node:fs';
import { beforeEach } from 'vitest';

/**
 * Skips the tests of this file or block when something is missing. The summary of `npm test` has the reason, which `skipIf` would not leave.
 * @param {unknown} isThere
 * @param {string} reason
 */
export function needs(isThere, reason) {
  beforeEach(({ skip }) => skip(!isThere, reason));
}

/** Skips this test when the MNIST files are missing. @param {import('vitest').TestContext} test @returns {string} their folder */
export function mnistFolder({ skip }) {
  const folder = process.env.MNIST_DIR;
  skip(!folder || !existsSync(folder), 'needs MNIST: set MNIST_DIR');
  return String(folder);
}
