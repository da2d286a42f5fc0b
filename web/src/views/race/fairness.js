import { element } from '../element.js';

/**
 * What makes a race fair, and where it cannot be.
 */

/** @type {[string, string][]} */
const always = [
  ['Equal', 'The first weights, the mini-batches and their order, how their images are changed by chance, the cost, the optimiser, the learning rate and its schedule. The last, short mini-batch of an epoch makes a step shortened in proportion, for every lane.'],
  ['Time', 'One at a time, the lane whose clock shows least gets the next tenth of a second; the others rest meanwhile, and their clocks stand still. So all clocks go abreast, and nobody takes time from another. Side by side, all clocks run at once and the lanes share the processor’s cores.'],
  ['Counted', 'Everything a step takes: the gradient, the change of the weights, and for the core the making of the mini-batch.'],
  ['Not counted', 'Loading the programs, a warm-up before the first step, and measuring the test accuracy, which Gradlab’s core does for every lane.'],
  ['Threads', 'Every lane has one, whatever the setting for training says.'],
  ['Projection', 'A lane that its time does not suffice for is stopped. What its whole run would take is then its clock, divided by the share of the steps it has made: a projection, marked ≈ and striped.'],
];

export function createFairness() {
  const facts = always.flatMap(([name, words]) => [element('dt', {}, name), element('dd', {}, words)]);
  return element('details', { class: 'race-fairness', 'data-testid': 'race-fairness' }, element('summary', {}, 'How the race is fair'), element('dl', {}, ...facts));
}
