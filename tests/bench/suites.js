import { measureEpochs } from './suites/epoch.js';

/**
 * Every suite of the bench: what it measures, and in how many columns it is shown.
 * @type {Record<string, { title: string, measure: (context: import('./context.js').Context) => Promise<import('./rows.js').Row[]> }>}
 */
export const suites = {
  epoch: { title: 'One epoch of MNIST', measure: measureEpochs },
};
