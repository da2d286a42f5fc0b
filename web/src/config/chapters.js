/**
 * The chapters of the Learn panel, in the order in which they build on each other.
 * @type {{ value: string, label: string }[]}
 */
export const chapterOptions = [
  { value: 'neuron', label: 'A neuron' },
  { value: 'sigmoid', label: 'The sigmoid, and other activations' },
  { value: 'layers', label: 'Layers' },
  { value: 'forward-pass', label: 'The forward pass' },
  { value: 'cost', label: 'The cost' },
  { value: 'gradient', label: 'The gradient' },
  { value: 'numerical-differentiation', label: 'Numerical differentiation' },
  { value: 'backpropagation', label: 'The chain rule and backpropagation' },
  { value: 'stochastic-gradient-descent', label: 'Stochastic gradient descent' },
  { value: 'mini-batches', label: 'Mini-batches' },
  { value: 'learning-rate', label: 'The learning rate' },
  { value: 'softmax', label: 'Softmax and cross-entropy' },
  { value: 'overfitting', label: 'Overfitting and regularisation' },
  { value: 'convolution', label: 'Convolution and pooling' },
  { value: 'dropout', label: 'Dropout' },
  { value: 'initialisation', label: 'Initialisation' },
];
