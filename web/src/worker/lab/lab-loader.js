import { coreFile } from '../core/core-files.js';

/**
 * The one import of the gradient laboratory's module, which the page does without until somebody looks at gradients.
 *
 * @typedef {import('gradlab-lab').MainModule} LabModule
 * @typedef {import('gradlab-lab').GradientLab} GradientLab
 * @typedef {import('gradlab-lab').GradientSubject} GradientSubject
 */

/** @param {string} folder where the modules lie @returns {Promise<LabModule>} */
export async function loadLab(folder) {
  const url = new URL(coreFile('gradlab-lab'), folder).href;
  const { default: createModule } = await import(/* @vite-ignore */ url);
  return createModule();
}
