import { tex } from '../tex.js';

/** @type {import('../chapter.js').Chapter} */
export const chapter = {
  idea: [
    'For a choice among ten it is natural to ask for ten shares that add up to one. Softmax makes them of any ten numbers, called [logits]: it raises e to each, so that all become positive, and divides by the sum. The largest logit gets the largest share, and what counts is only how much larger it is than the others.',
    'The cost that goes with it looks at one share alone, that of the right digit: cross-entropy is minus its logarithm. Sure and right costs nothing; a share of one half costs 0.69; sure and wrong costs very much.',
    'Together they have a slope of rare simplicity: what came out minus what was wanted. No factor makes it vanish, so a completely wrong answer is corrected with full force.',
  ],
  formulas: [
    { formula: tex`p_k = \frac{e^{z_k}}{∑_j e^{z_j}}`, description: 'The softmax of the logits z.' },
    {
      formula: tex`C = \frac{1}{n} ∑_x (\log ∑_j e^{z_j} - z_{\text{label}}) = -\frac{1}{n} ∑_x \log p_{\text{label}}`,
      description: 'Cross-entropy. The code computes the middle form, which never takes the logarithm of a zero.',
    },
    {
      formula: tex`\frac{∂C}{∂z_k} = \frac{p_k - y_k}{n}`,
      description: 'Its slope in the logits of one image; y is 1 for the right digit and 0 for the others.',
    },
  ],
  picture: 'cross-entropy',
  hard: [
    'The shares add up to one, but they are not honest odds by themselves. A network that has trained for long says 99.9% and is wrong more often than once in a thousand: it is overconfident. Probabilities have to be checked against how often they come true.',
    'e to a large number overflows. The largest logit is therefore subtracted from all first, which changes nothing in the result.',
  ],
  notice: [
    'Test loss rising while test accuracy stays: the network gets surer of its mistakes. Ten equal guesses cost log 10 ≈ 2.30: a run that begins far above that started with logits that are too large.',
  ],
  show: {
    setup: 'preset=perceptron&panel=inspect&inspect=confusion',
    button: 'Set up softmax and cross-entropy',
    look: 'Press Start. Inspect then shows what is taken for what, and how often the network is right when it says it is sure. Then draw a digit and change it slowly into another: one share goes to the other.',
  },
  code: [{ path: 'core/loss/softmax_cross_entropy.cc', holds: 'both, as one function of the logits' }],
  sources: ['nielsen-3', 'cs231n-linear-classify'],
};
