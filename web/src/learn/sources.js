/**
 * Books, videos and courses that explain the subject at greater length.
 * @type {Record<string, { work: string, part: string, address: string }>}
 */
export const sources = {
  'nielsen-1': nielsen('chapter 1, Using neural nets to recognize handwritten digits', 'chap1'),
  'nielsen-2': nielsen('chapter 2, How the backpropagation algorithm works', 'chap2'),
  'nielsen-3': nielsen('chapter 3, Improving the way neural networks learn', 'chap3'),
  'nielsen-6': nielsen('chapter 6, Deep learning', 'chap6'),
  '3b1b-1': threeBlueOneBrown('But what is a neural network?', 'neural-networks'),
  '3b1b-2': threeBlueOneBrown('Gradient descent, how neural networks learn', 'gradient-descent'),
  '3b1b-3': threeBlueOneBrown('What is backpropagation really doing?', 'backpropagation'),
  '3b1b-4': threeBlueOneBrown('Backpropagation calculus', 'backpropagation-calculus'),
  'cs231n-linear-classify': cs231n('Linear classification', 'linear-classify'),
  'cs231n-optimization-1': cs231n('Optimization', 'optimization-1'),
  'cs231n-optimization-2': cs231n('Backpropagation', 'optimization-2'),
  'cs231n-neural-networks-1': cs231n('Neural networks, part 1: setting up the architecture', 'neural-networks-1'),
  'cs231n-neural-networks-2': cs231n('Neural networks, part 2: setting up the data and the loss', 'neural-networks-2'),
  'cs231n-neural-networks-3': cs231n('Neural networks, part 3: learning and evaluation', 'neural-networks-3'),
  'cs231n-convolutional-networks': cs231n('Convolutional neural networks', 'convolutional-networks'),
};

/** @param {string} part @param {string} page */
function nielsen(part, page) {
  return {
    work: 'Michael Nielsen, Neural Networks and Deep Learning',
    part,
    address: `http://neuralnetworksanddeeplearning.com/${page}.html`,
  };
}

/** @param {string} part @param {string} lesson */
function threeBlueOneBrown(part, lesson) {
  return {
    work: '3Blue1Brown, Neural networks (video)',
    part,
    address: `https://www.3blue1brown.com/lessons/${lesson}`,
  };
}

/** @param {string} part @param {string} page */
function cs231n(part, page) {
  return { work: 'Stanford CS231n, course notes', part, address: `https://cs231n.github.io/${page}/` };
}
