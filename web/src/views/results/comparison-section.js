import { html } from 'lit-html';
import { codeLines } from '../../code/line-kinds.js';
import { programs, whyNotWritten } from '../../code/programs.js';
import { recipeOf } from '../../code/recipe.js';
import { networkLabel } from '../../config/comparison.js';
import { defaultSettings } from '../../config/hyper-parameters.js';
import referenceResults from '../../config/reference-results.json';
import { runTimes } from '../../state/results/run-times.js';
import { elementOf } from '../controls/element-of.js';
import { memoizeOne } from '../page/memoize-one.js';
import { createView } from '../page/renderer.js';
import { formatRatio } from '../training/step-cost-text.js';

/**
 * A summary of docs/comparison.md: what was found when a core written from scratch was compared with the frameworks,
 * and the command that reproduces each finding. Its numbers come from the programs and results that the page has.
 *
 * @typedef {import('../../state/reducer.js').State} State
 * @typedef {import('../../state/results/results.js').Result} Result
 * @typedef {{ text: string, command: string }} Finding
 */

/** Counts the lines of the network's programs. @param {State['settings']} settings @param {State['network']} network */
function formatLines(settings, network) {
  if (!network) return '';
  const recipe = recipeOf(settings, network);
  const counts = programs
    .filter((program) => !whyNotWritten(program, recipe))
    .map(({ label, write }) => `${codeLines(write(recipe))} in ${label}`);
  return `This network and its training take so many lines of code: ${counts.join(', ')}. `;
}

/** Compares PyTorch's time with that of the page's core. @param {string} network */
function formatPytorch(network) {
  const times = runTimes(/** @type {Result[]} */ (referenceResults), { network, data: 'mnist' });
  const [own, peer] = ['backprop', 'pytorch'].map((key) =>
    times.find(({ implementation }) => implementation.key === key),
  );
  if (!own || !peer) return `not measured on ${networkLabel(network)}`;
  return `${formatRatio(peer.seconds / own.seconds)} on ${networkLabel(network)} (mini-batches of ${defaultSettings(network).batch})`;
}

/** @param {string} lines @returns {{ title: string, findings: Finding[] }[]} */
const chaptersOf = (lines) => [
  {
    title: 'Ease of use',
    findings: [
      {
        text: `${lines}The work is in the library, whoever wrote it.`,
        command: 'This network as code, above: its last line counts',
      },
      {
        text: 'At a learning rate of 10,000, PyTorch and TensorFlow.js give a loss in the thousands and no warning. A program for one purpose can say what to do.',
        command: 'python3 docs/experiments/mistakes.py, node docs/experiments/mistakes.mjs',
      },
    ],
  },
  {
    title: 'Performance',
    findings: [
      {
        text: `Compared with this page’s core, PyTorch is ${formatPytorch('nielsen-30')} and ${formatPytorch('dnn')}. Starting an operation takes time, however small its batch.`,
        command: 'python3 tools/pytorch_reference.py --out docs/results/pytorch.json',
      },
      {
        text: 'One source found C++ slower than Python: 80 seconds for one product of matrices. Without compiler optimisation, Eigen does take that long. With it, Eigen is about as fast as NumPy.',
        command: 'docs/experiments/eigen_product.cc',
      },
      {
        text: 'The training images take most of the memory: one byte a pixel in this page’s core, four or eight in PyTorch, TensorFlow.js and NumPy.',
        command: 'node docs/experiments/memory.mjs',
      },
    ],
  },
  {
    title: 'Flexibility',
    findings: [
      {
        text: 'A new layer is a function in PyTorch, which derives its gradient. In Gradlab’s core it is a class with a forward and a backward pass.',
        command: 'core/layers/pool2d.cc',
      },
      {
        text: 'A new way to compute the gradient is easier in Gradlab. Structured differences recompute only what a nudge changes, which no framework’s API can express.',
        command: 'core/gradient/structured_difference.cc',
      },
    ],
  },
  {
    title: '“Scratch is more accurate”',
    findings: [
      {
        text: 'One source reached 95.57% from scratch and 85.02% with PyTorch. PyTorch reaches both: the settings differed, and the second network had not finished learning.',
        command: 'python3 docs/experiments/scratch_and_twin.py',
      },
    ],
  },
];

/** @param {Finding} finding */
const findingItem = ({ text, command }) =>
  html`<li>
    <p>${text}</p>
    <p class="note"><code>${command}</code></p>
  </li>`;

/** Creates the section that compares a core written from scratch with the frameworks. */
export function createComparisonSection() {
  const linesOf = memoizeOne(formatLines);
  return createView(
    elementOf(html`<div></div>`),
    ({ settings, network }) =>
      html`<p class="note compare-lede">
          Each finding is followed by the command that reproduces it. docs/comparison.md in the repository has the
          tables.
        </p>
        <div class="comparison" data-testid="comparison">
          ${chaptersOf(linesOf(settings, network)).map(
            ({ title, findings }) =>
              html`<section>
                <h3>${title}</h3>
                <ul class="comparison-findings">
                  ${findings.map(findingItem)}
                </ul>
              </section>`,
          )}
        </div>`,
  );
}
