import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the checkout. */
export const projectFolder = fileURLToPath(new URL('../../', import.meta.url));

/** The folder of downloads that survive a clean checkout. */
export const cacheFolder =
  process.env.GRADLAB_CACHE || join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'gradlab');
