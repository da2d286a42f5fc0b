import { tex } from '../tex.js';

/** @type {import('../chapter.js').Chapter} */
export const chapter = {
  idea: [
    'The true gradient is the mean over all images of the training set. To take one step with it, all of them have to be gone through: 60,000 images for one small move.',
    'Stochastic gradient descent does not wait. It looks at a few images drawn at random, the {mini-batches|mini-batch}, takes their gradient for the true one, steps, and draws the next few. Each single step is a little wrong, but the errors point in all directions and largely cancel. And there are thousands of steps for the price of one.',
    'One pass over the whole training set in a new random order is an [epoch].',
  ],
  formulas: [
    {
      formula: tex`θ ← θ - η \frac{1}{m} ∑_{x} ∇C_x`,
      description: 'One step: the mean gradient over m images of the mini-batch, times the learning rate η.',
    },
    {
      formula: tex`v ← μ v + g \quad θ ← θ - η v`,
      description:
        'With momentum, the step also keeps a share μ of its former direction; g is the mini-batch’s gradient.',
    },
  ],
  picture: 'noise',
  hard: [
    'The noise never ends. Even at the bottom of the valley each mini-batch has its own idea of where down is, so the weights tremble around the minimum. Smaller steps towards the end calm them: that is what the schedules of the learning rate are for.',
    'The order of the images matters. Data sorted by digit would teach the network one digit after the other, each time forgetting the one before. So they are shuffled again for each epoch.',
  ],
  notice: [
    'The thin curve of single mini-batches jumps up and down while its mean falls: that is normal. Judge by the mean and by the test set, never by one mini-batch.',
  ],
  show: {
    setup: 'preset=nielsen-30&batch=1&lr=0.3&epochs=3&panel=train',
    button: 'Set up steps of a single image each',
    look: 'The loss of single images scatters widely, and still the accuracy climbs.',
  },
  code: [
    { path: 'core/train/trainer.h', holds: 'the loop over mini-batches' },
    { path: 'core/optim/sgd.h', holds: 'the step' },
    { path: 'core/optim/momentum.h', holds: 'the step with momentum' },
  ],
  sources: ['nielsen-1', '3b1b-2', 'cs231n-optimization-1', 'cs231n-neural-networks-3'],
};
