import { element } from '../controls/element.js';

/**
 * A summary of docs/comparison.md: what was measured, and the command that reproduces the number.
 *
 * @typedef {{ says: string, command: string }} Finding
 */

/** @type {{ title: string, findings: Finding[] }[]} */
const chapters = [
  {
    title: 'Ease of use',
    findings: [
      {
        says: 'The same convolutional network with the same training takes 94 lines in PyTorch, 87 in Keras, 117 in TensorFlow.js and 62 against Gradlab’s own core, which is a library of 11,019 lines itself. The work is in the library, whoever wrote it.',
        command: 'The same in code, above: its last line counts',
      },
      {
        says: 'A learning rate of 10,000 is answered by PyTorch and TensorFlow.js with a loss of several thousands and no word. A framework’s message speaks of its own operation; a program for one purpose can say what to do.',
        command: 'python3 docs/experiments/mistakes.py, node docs/experiments/mistakes.mjs',
      },
    ],
  },
  {
    title: 'Performance',
    findings: [
      {
        says: 'With mini-batches of 10 PyTorch spends its time on starting operations: an epoch of nielsen-30 takes it 3.4 times as long as this page. With batches of 64 it is nearly even: 1.2 times as long for the deep network, on one thread each; TensorFlow.js takes 20 times as long there.',
        command: 'npm run bench -- --suite epoch',
      },
      {
        says: '“C++ is slower than Python”, wrote one source, with 80 seconds for one product of matrices. The same product by Eigen takes over 46 seconds when compiled without optimisation and under 0.5 with it; NumPy takes 0.4. Over a whole epoch of the deep network, optimised C++ takes 0.43 of NumPy’s time.',
        command: 'docs/experiments/eigen_product.cc, npm run bench -- --suite epoch',
      },
      {
        says: 'For an epoch of 60,000 images this page’s core holds 193 MB at most beyond its program, PyTorch 427, TensorFlow.js 518 and NumPy 835. It is the images, not the network: as bytes in the core, as float32 or float64 in the others, who hold them in shuffled order once more.',
        command: 'node docs/experiments/memory.mjs',
      },
    ],
  },
  {
    title: 'Flexibility',
    findings: [
      {
        says: 'A new layer is a function in PyTorch, whose gradient comes by itself; in the core it is a class with a forward, a backward and a forward-mode pass, and their tests. A new way to the gradient turns that around: structured differences recompute only what a nudge can change, which no framework’s interface lets one say.',
        command: 'core/layers/pool2d.cc, core/gradient/structured_difference.cc',
      },
    ],
  },
  {
    title: '“Scratch is more accurate”',
    findings: [
      {
        says: 'One source reached 95.57 % from scratch and 85.02 % with PyTorch, and drew this conclusion. PyTorch alone reaches both: 95.66 % with the recipe of the first, 85.00 % with what PyTorch suggests, and 96.68 % with those suggestions and the learning rate of the first. The second network had not finished learning; the framework has nothing to do with it.',
        command: 'python3 docs/experiments/scratch_and_twin.py',
      },
    ],
  },
];

/** @param {Finding} finding */
const findingBlock = ({ says, command }) =>
  element('li', {}, element('p', {}, says), element('p', { class: 'note' }, element('code', {}, command)));

/**
 * Creates the section that compares a core written from scratch with the frameworks, in measured numbers that do not
 * change.
 */
export function createComparisonSection() {
  const root = element(
    'div',
    {},
    element(
      'p',
      { class: 'note compare-lede' },
      'Measured on two cores on 21 November 2026; docs/comparison.md in the repository has the tables, and what each number leaves out. Below each finding stands what gives it.',
    ),
    element(
      'div',
      { class: 'comparison', 'data-testid': 'comparison' },
      ...chapters.map(({ title, findings }) =>
        element(
          'section',
          {},
          element('h3', {}, title),
          element('ul', { class: 'comparison-findings' }, ...findings.map(findingBlock)),
        ),
      ),
    ),
  );
  return { root, update() {} };
}
