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
    text: 'A network of 30 hidden units and 5,000 handwritten-looking digits are ready. Press Start: in a few seconds it learns to read them, here in this tab.',
    panel: 'train',
    at: '[data-testid=start]',
    done: ({ run }) => run !== null,
  },
  {
    title: 'Watch',
    text: 'The loss says how wrong the network is, and should fall. The accuracy says how many digits are right: solid in training, dashed on test digits it never trains on. Every underlined word explains itself.',
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
    text: 'Here is what it misses: the digits it gets wrong, the surest mistakes first. The other sections show what it takes for what, how its units respond to a digit, its weights, whether its layers learn well, and which ink its answer depends on.',
    panel: 'inspect',
    at: '#panel-inspect',
  },
  {
    title: 'Another way to the gradient',
    text: 'So far backpropagation told the network how to change its weights. The plain way is to nudge each weight and see what happens. Same slopes, but read the price:',
    panel: 'train',
    at: '[data-testid=gradient-select]',
    offer: { label: 'Switch to forward differences', settings: { gradient: 'forward-difference' } },
    done: ({ settings }) => settings.gradient !== 'backprop',
  },
  {
    title: 'Race',
    text: 'How fast is all this, next to a mainstream framework? Here backpropagation, numerical differentiation and TensorFlow.js learn the same digits in the same tab. Press “Start the race”, and see who is first.',
    panel: 'race',
    at: '[data-testid=race-start]',
    offer: { label: 'Back to backpropagation', settings: { gradient: 'backprop' } },
  },
];
