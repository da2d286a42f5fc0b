import { cppProgram } from './cpp.js';
import { kerasProgram } from './keras.js';
import { pytorchProgram } from './pytorch.js';
import { tensorflowJsProgram } from './tensorflow-js.js';

/**
 * The languages and frameworks for which the page can write its training as a program.
 * @type {{ name: string, label: string, file: string, write: (recipe: import('./recipe.js').Recipe) => string }[]}
 */
export const programs = [
  { name: 'pytorch', label: 'PyTorch', file: 'train_pytorch.py', write: pytorchProgram },
  { name: 'keras', label: 'Keras', file: 'train_keras.py', write: kerasProgram },
  { name: 'tensorflow-js', label: 'TensorFlow.js', file: 'train.mjs', write: tensorflowJsProgram },
  { name: 'cpp', label: 'Gradlab’s C++', file: 'train.cc', write: cppProgram },
];
