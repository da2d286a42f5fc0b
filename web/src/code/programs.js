import { activationNames } from './activation-names.js';
import { cppProgram } from './cpp.js';
import { kerasProgram } from './keras.js';
import { lossLines } from './loss-lines.js';
import { layerKinds } from './network-lines.js';
import { pytorchProgram } from './pytorch.js';
import { tensorflowJsProgram } from './tensorflow-js.js';

/**
 * The languages and frameworks for which the page can write its training as a program. A `framework` has other names
 * for layers and costs than the core.
 *
 * @typedef {import('./recipe.js').Recipe} Recipe
 * @typedef {{ name: string, label: string, file: string, framework: boolean, write: (recipe: Recipe) => string }} Program
 * @type {Program[]}
 */
export const programs = [
  { name: 'pytorch', label: 'PyTorch', file: 'train_pytorch.py', framework: true, write: pytorchProgram },
  { name: 'keras', label: 'Keras', file: 'train_keras.py', framework: true, write: kerasProgram },
  { name: 'tensorflow-js', label: 'TensorFlow.js', file: 'train.mjs', framework: true, write: tensorflowJsProgram },
  { name: 'cpp', label: 'Gradlab’s C++', file: 'train.cc', framework: false, write: cppProgram },
];

/**
 * Returns why a network cannot be written as this program; '' if it can.
 * @param {Program} program
 * @param {Pick<Recipe, 'layers'|'loss'>} recipe
 */
export function whyNotWritten({ label, framework }, { layers, loss }) {
  if (!framework) return '';
  const unknown = layers.find(({ kind }) => !layerKinds.includes(kind) && !Object.hasOwn(activationNames, kind));
  if (unknown) return `This page does not know what the layer “${unknown.kind}” is called in ${label}.`;
  return Object.hasOwn(lossLines, loss) ? '' : `This page does not know the cost “${loss}” in ${label}.`;
}
