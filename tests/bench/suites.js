import { measureAccuracy } from './suites/accuracy.js';
import { measureCsv } from './suites/csv.js';
import { measureEpochs } from './suites/epoch.js';
import { measureGradients } from './suites/gradients.js';
import { measureInspection } from './suites/inspect.js';
import { measureLoad } from './suites/load.js';
import { measureProducts } from './suites/gemm.js';
import { measureScale } from './suites/scale.js';
import { measureSmoothness } from './suites/smoothness.js';

/**
 * Every suite of the bench, one file each under suites/.
 * @type {Record<string, { title: string, measure: (context: import('./context.js').Context) => Promise<import('./rows.js').Row[]> }>}
 */
export const suites = {
  epoch: { title: 'One epoch of MNIST', measure: measureEpochs },
  gemm: { title: 'Products of matrices, one thread', measure: measureProducts },
  accuracy: { title: 'From pressing start to an accuracy on the test set', measure: measureAccuracy },
  load: { title: 'Opening the page', measure: measureLoad },
  smoothness: { title: 'The page while it trains', measure: measureSmoothness },
  csv: { title: 'Reading MNIST as CSV', measure: measureCsv },
  scale: { title: 'What the time of an epoch depends on', measure: measureScale },
  gradients: { title: 'A step of each gradient method', measure: measureGradients },
  inspect: { title: 'What looking inside costs', measure: measureInspection },
};
