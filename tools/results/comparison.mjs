import { reportedResults, silentSource } from '../../web/src/config/reported-results.js';
import { listAsMarkdown, tableAsMarkdown } from '../../web/src/state/results/results-text.js';
import { inTableOrder } from '../../web/src/state/results/result-cells.js';

/**
 * The table of the page's Results tab, networks by implementations, as measured on the project's machines.
 *
 * @typedef {import('../../web/src/state/results/results.js').Result} Result
 */

/** @param {Result[]} results measured */
export function comparisonSection(results) {
  const machines = [...new Set(results.map(({ machine }) => machine ?? 'a machine that is not named'))];
  const letter = (/** @type {Result} */ { machine }) =>
    String.fromCharCode(65 + machines.indexOf(machine ?? 'a machine that is not named'));
  const lettered = results.map((result) => ({
    ...result,
    device: `${letter(result)}: ${result.device}${result.note?.includes('other work') ? ' (busy)' : ''}`,
  }));
  return `## From scratch and with the frameworks

Test accuracy on MNIST and the time of a whole run, each network with its own recipe. A time written as *≈* was measured for a share of its run
(given below it) and projected from there; such a run has no accuracy here. † measured, ‡ reported by one of the five student projects
that this one comes from. The gradient of the short last mini-batch of an epoch counts in proportion to its size, in ours and in the reference programs alike.
The rows of the networks trained with Adam (DNN, CNN, AlexNet) were measured before this applied to Adam: such a mini-batch moved the weights as far as a full one.

${tableAsMarkdown([...results, ...reportedResults], 'mnist')}

Every number, and the command that reproduces it (\`npm run results -- --measure-table\` and \`python3 tools/pytorch_reference.py --out docs/results/pytorch.json\`
measure them all again):

${listAsMarkdown(inTableOrder(lettered))}

The machines, by their letters; *busy* if one did other work at the same time, so that the seconds are too many:

${machines.map((machine, i) => `- ${String.fromCharCode(65 + i)}: ${machine}`).join('\n')}

What the five sources reported of themselves:

${listAsMarkdown(inTableOrder(reportedResults))}

${silentSource}`;
}
