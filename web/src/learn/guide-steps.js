/**
 * The steps of the guided first visit.
 *
 * @typedef {import('../state/reducer.js').State} State
 * @typedef {object} GuideStep
 * @property {string} title
 * @property {string} text
 * @property {string} panel the panel that the step opens
 * @property {string} at a selector for the element that the step explains
 * @property {{ label: string, settings: Partial<import('../config/hyper-parameters.js').Settings> }} [offer] what the
 *   step can do for the visitor on request
 * @property {(state: State) => boolean} [done] whether the visitor has done what the step asks for
 */

/** @type {GuideStep[]} */
export const guideSteps = [
  {
    title: 'Start',
    text: 'A network with two hidden layers and 5,000 synthetic handwritten digits are ready. Press Start: within seconds it learns to read them, here in this tab.',
    panel: 'train',
    at: '[data-testid=start]',
    done: ({ run }) => run !== null,
  },
  {
    title: 'Watch',
    text: 'The loss says how wrong the network is, and should fall. The accuracy says how many digits are right: solid in training, dashed on test digits it never trains on. Point at an underlined word to see what it means.',
    panel: 'train',
    at: '.charts',
  },
  {
    title: 'Draw',
    text: 'Draw a digit with mouse, pen or finger. The network reads it while you draw: the bars are its ten outputs. Try a digit it finds hard.',
    panel: 'draw',
    at: '[data-testid=draw-pad]',
    done: ({ prediction }) => prediction !== null,
  },
  {
    title: 'Look inside',
    text: 'Here are the digits it gets wrong, its most confident mistakes first. The other sections show which digits it confuses, how its units and layers respond, its weights, and which pixels its answer depends on.',
    panel: 'inspect',
    at: '#panel-inspect',
  },
  {
    title: 'Another way to get the gradient',
    text: 'So far backpropagation has computed how to change each weight. The plain way is to nudge each weight and see what happens to the loss. The slopes are the same, but look at the price:',
    panel: 'train',
    at: '[data-testid=gradient-select]',
    offer: { label: 'Switch to forward differences', settings: { gradient: 'forward-difference' } },
    done: ({ settings }) => settings.gradient !== 'backprop',
  },
  {
    title: 'Race',
    text: 'How fast is this compared with a mainstream framework? Here backpropagation, numerical differentiation and TensorFlow.js learn the same digits in the same tab. Press “Start the race” and see which finishes first.',
    panel: 'race',
    at: '[data-testid=race-start]',
    offer: { label: 'Back to backpropagation', settings: { gradient: 'backprop' } },
  },
];
