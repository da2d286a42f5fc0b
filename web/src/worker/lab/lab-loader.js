import { coreFile } from '../core/core-files.js';

/**
 * Loads the gradient laboratory's module, which the page needs only when the visitor looks at gradients.
 *
 * @typedef {import('gradlab-lab').MainModule} LabModule
 * @typedef {import('gradlab-lab').GradientLab} GradientLab
 * @typedef {import('gradlab-lab').GradientSubject} GradientSubject
 */

/** @param {string} folder address of the modules @returns {Promise<LabModule>} */
export async function loadLab(folder) {
  const url = new URL(coreFile('gradlab-lab'), folder).href;
  const { default: createModule } = await import(/* @vite-ignore */ url);
  return createModule();
}
