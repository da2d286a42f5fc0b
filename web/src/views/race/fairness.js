import { element } from '../controls/element.js';

/**
 * Explains what makes a race fair, and its limits.
 */

/** @type {[string, string][]} */
const always = [
  [
    'Equal',
    'The first weights, the mini-batches and their order, how their images are changed by chance, the cost, the optimiser, the learning rate and its schedule. The gradient of the last, short mini-batch of an epoch counts in proportion to its size, for every lane.',
  ],
  [
    'Time',
    'One at a time, the lane whose clock shows least gets the next tenth of a second; the others rest meanwhile, and their clocks stand still. So all clocks go abreast, and nobody takes time from another. Side by side, all clocks run at once and the lanes share the processor’s cores.',
  ],
  [
    'Counted',
    'Everything a step takes: the gradient, the change of the weights, and for the core the making of the mini-batch.',
  ],
  [
    'Not counted',
    'Loading the programs, a warm-up before the first step, and measuring the test accuracy, which Gradlab’s core does for every lane.',
  ],
  ['Threads', 'Every lane has one, whatever the setting for training says.'],
  [
    'Projection',
    'A lane that its time does not suffice for is stopped. What its whole run would take is then its clock, divided by the share of the steps it has made: a projection, marked ≈ and striped.',
  ],
];

/** @type {[string, string][]} */
const withTensorflow = [
  [
    'TensorFlow.js',
    'Version 4.22, its core operations and its own optimisers, in a worker of its own, from this site. Counted are its steps with the copying of the mini-batch to the backend and, once a slice, of the losses back. Not counted: making the mini-batch, which the core does, loading, and two steps (one where it takes over 2 s) on weights that are thrown away, in which it compiles what it has to.',
  ],
  [
    'Not equal',
    'Sums are added up in another order, so losses agree to rounding and not to the bit; a graphics card may compute with less precision. Dropout masks are drawn by each program’s own chance. WebGL and WebGPU have all of the card’s cores, where every other lane has one thread.',
  ],
  ['Refused', 'What TensorFlow.js cannot do, or does otherwise, is said beside its name before it is tried.'],
  ['Memory', 'When a race is over or this panel is left, its workers end and their memory is free.'],
];

export function createFairness() {
  const facts = [...always, ...withTensorflow].flatMap(([name, words]) => [
    element('dt', {}, name),
    element('dd', {}, words),
  ]);
  return element(
    'details',
    { class: 'race-fairness', 'data-testid': 'race-fairness' },
    element('summary', {}, 'How the race is fair'),
    element('dl', {}, ...facts),
  );
}
