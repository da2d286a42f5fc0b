import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout. */
export const projectFolder = fileURLToPath(new URL('../../', import.meta.url));

/** What is fetched for the project and survives a clean checkout. */
export const cacheFolder =
  process.env.GRADLAB_CACHE || join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'gradlab');
