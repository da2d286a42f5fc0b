import { tex } from '../tex.js';

/** @type {import('../chapter.js').Chapter} */
export const chapter = {
  idea: [
    'Think of the cost as a landscape and of the weights as a place in it. You stand there in thick fog and want to get down. You cannot see the valley, but you can feel the slope under your feet: so you take a step downhill, and feel again.',
    'With one weight the slope is a number: the tangent. With 23,860 weights and biases there is a slope for each of them, and all of them together are the [gradient]. It points where the cost rises fastest; its opposite is the way down.',
    'The gradient says which weights matter now. If its value is large, a small change of that weight changes the cost a lot. If it is zero, the weight may be changed a little without harm.',
  ],
  formulas: [
    {
      formula: tex`∇C = \left(\frac{∂C}{∂θ_1}, …, \frac{∂C}{∂θ_P}\right)`,
      description: 'One slope for each of the P parameters θ, weights and biases alike.',
    },
    {
      formula: tex`ΔC ≈ ∇C \cdot Δθ`,
      description: 'For a small change Δθ of the parameters: most negative, for its length, along −∇C.',
    },
  ],
  picture: 'gradient',
  hard: [
    'The gradient is only true here. A long step leaves the place where it was measured, and may end higher than it began: see {learning-rate|the learning rate}.',
    'Going downhill ends where the slope is zero. That may be a minimum that is not the lowest, a plateau, or a saddle, which falls in some directions and rises in others. In networks of many weights, saddles and plateaus are more of a nuisance than bad minima.',
  ],
  notice: [
    'A loss that no longer falls means a small gradient, or steps too long for the valley. Dividing the learning rate by ten tells them apart: if the loss then falls, the steps were too long.',
  ],
  show: {
    setup: 'preset=single-neuron&gradient=backprop&panel=train',
    button: 'Set up one neuron to follow its gradient',
    look: 'Press “One step” a few times: each step is one gradient and one small move against it.',
  },
  code: [
    { path: 'core/gradient/gradient_method.h', holds: 'what every way to the gradient has to do' },
    { path: 'core/optim/sgd.h', holds: 'the step down' },
  ],
  sources: ['nielsen-1', '3b1b-2', 'cs231n-optimization-1'],
};
