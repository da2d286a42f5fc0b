import { html } from 'lit-html';

/** @type {[string, string][]} */
const facts = [
  [
    'Equal',
    'The initial weights, the mini-batches and their order, the augmentation, the cost, the optimiser, the learning rate and its schedule. The last mini-batch of an epoch may be smaller; in every lane its gradient then counts in proportion to its size.',
  ],
  [
    'Time',
    'One at a time: the lane with the least time on its clock gets the next tenth of a second. The others wait, and their clocks stop. So all clocks advance together, and no lane slows another. Side by side: all clocks run at once, and the lanes share the processor’s cores.',
  ],
  [
    'Counted',
    'Everything a step takes: the gradient, the change of the weights and, for Gradlab’s core, making the mini-batch.',
  ],
  [
    'Not counted',
    'Loading the programs, a warm-up before the first step, and measuring the test accuracy, which Gradlab’s core does for every lane.',
  ],
  ['Threads', 'Every lane has one, whatever the settings for training are.'],
  [
    'Projection',
    'A lane that runs out of time is stopped. Its full run is then estimated: the time on its clock, divided by the share of the steps it has made. An estimate is marked ≈ and striped.',
  ],
  [
    'TensorFlow.js',
    'Version 4.22 with its core operations and its own optimisers, loaded from this site, in a separate worker. Its time includes copying each mini-batch to the backend and reading the losses back. It does not include loading, making the mini-batch, or compiling in up to two trial steps whose weights are discarded.',
  ],
  [
    'Not equal',
    'Sums are added in another order, so losses agree up to rounding, not bit for bit. A graphics card may compute with less precision. TensorFlow.js uses its own random dropout masks. WebGL and WebGPU use all cores of the graphics card, while every other lane has one thread.',
  ],
  ['Refused', 'If TensorFlow.js cannot train the network as Gradlab does, the reason is next to its name.'],
  ['Memory', 'When a race is over, or this panel is left, its workers end and their memory is freed.'],
];

/** Explains what makes a race fair, and its limits. */
export const fairness = () =>
  html`<details class="race-fairness" data-testid="race-fairness">
    <summary>How the race is kept fair</summary>
    <dl>
      ${facts.map(
        ([name, text]) =>
          html`<dt>${name}</dt>
            <dd>${text}</dd>`,
      )}
    </dl>
  </details>`;
