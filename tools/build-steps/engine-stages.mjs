import { SetupError } from '../setup/announce.mjs';

/**
 * The stages of the page tests in browser engines other than Chromium.
 * @param {'chromium' | 'all'} engines what `--engines` asks for
 * @returns {import('./test-stages.mjs').TestStage[]}
 */
export function engineStages(engines) {
  if (engines === 'all') throw new SetupError('This checkout has no page tests for engines other than Chromium.', 'leave out --engines.');
  return [];
}
