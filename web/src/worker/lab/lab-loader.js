import { coreFile } from '../core/core-files.js';
import { withLimit } from '../core/core-loader.js';
import { fetchedCode, importedFrom } from '../core/fetched-code.js';

/**
 * Loads the gradient laboratory's module, which the page needs only when the visitor looks at gradients.
 *
 * @typedef {import('gradlab-lab').MainModule} LabModule
 * @typedef {import('gradlab-lab').GradientLab} GradientLab
 * @typedef {import('gradlab-lab').GradientSubject} GradientSubject
 */

/**
 * @param {string} folder address of the modules
 * @param {number} [megabytes] of memory that it may use
 * @returns {Promise<LabModule>}
 */
export async function loadLab(folder, megabytes) {
  const url = new URL(coreFile('gradlab-lab'), folder).href;
  const { default: createModule } = await fetchedCode(() => importedFrom(url));
  return createModule(withLimit(megabytes));
}
