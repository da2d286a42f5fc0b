import { measureEpochs } from './suites/epoch.js';
import { measureProducts } from './suites/gemm.js';

/**
 * Every suite of the bench: one file each, under suites/.
 * @type {Record<string, { title: string, measure: (context: import('./context.js').Context) => Promise<import('./rows.js').Row[]> }>}
 */
export const suites = {
  epoch: { title: 'One epoch of MNIST', measure: measureEpochs },
  gemm: { title: 'Products of matrices, one thread', measure: measureProducts },
};
