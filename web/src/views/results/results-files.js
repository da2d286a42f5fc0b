import { drawResults } from './results-image.js';
import { inTableOrder } from '../../state/results/result-cells.js';
import { mostBytes, parseResults, resultsAsFile } from '../../state/results/results-file.js';
import { resultsAsCsv, resultsAsMarkdown } from '../../state/results/results-text.js';
import { saveFile } from '../../state/save-file.js';
import { isRefusal, messageOf, refuse } from '../../worker/protocol.js';
import { element } from '../controls/element.js';
import { fileButton } from '../controls/file-button.js';
import { acceptDrops } from '../data/file-choice.js';

/**
 * Imports and exports results: the reference programs' files can be chosen or dropped, and the table can be saved.
 *
 * @typedef {import('../../state/results/results.js').Result} Result
 * @typedef {import('../../state/session.js').Actions} Actions
 */

/** @param {File} file @returns {Promise<Result[]>} */
async function read(file) {
  if (file.size > mostBytes)
    throw refuse(
      `${file.name} is too large for a file of results: ${(file.size / 1e6).toFixed(1)} MB; at most ${mostBytes / 1e6} MB are read.`,
    );
  return parseResults(await file.text(), file.name);
}

/**
 * @param {Actions} actions
 * @param {{ place: HTMLElement, now: () => { results: Result[], data: string } }} table `place`: where files may be
 *   dropped; `now`: returns what is shown
 */
export function createResultFiles(actions, { place, now }) {
  const message = element('p', { class: 'note results-message', role: 'status', 'data-testid': 'results-message' });

  /** @param {string} text @param {boolean} bad */
  function say(text, bad) {
    message.dataset.kind = bad ? 'error' : 'info';
    message.textContent = text;
  }

  /** @param {File[]} files */
  async function open(files) {
    try {
      const results = (await Promise.all(files.map(read))).flat();
      actions.results.add(results);
      const machines = [...new Set(results.flatMap(({ machine }) => machine ?? []))].join('; ');
      say(
        `${results.length === 1 ? 'One result' : `${results.length} results`} from ${files.map(({ name }) => name).join(', ')}${machines ? `, measured on ${machines}` : ''}.`,
        false,
      );
    } catch (error) {
      if (!isRefusal(error)) throw error;
      say(messageOf(error), true);
    }
  }

  /** @param {string} name @param {string} type @param {(shown: { results: Result[], data: string }) => string} write */
  function save(name, type, write) {
    const { results, data } = now();
    saveFile({
      name,
      blob: new Blob([write({ results: inTableOrder(results.filter((result) => result.data === data)), data })], {
        type,
      }),
    });
  }

  async function savePicture() {
    saveFile({ name: 'gradlab-results.png', blob: await drawResults(place, now()) });
  }

  const button = (/** @type {string} */ label, /** @type {() => void} */ onclick) =>
    element('button', { type: 'button', class: 'button button-small', onclick }, label);
  acceptDrops(place, open);
  return {
    root: element(
      'div',
      {},
      element(
        'div',
        { class: 'results-actions' },
        fileButton({
          label: 'Open results…',
          testid: 'results-file',
          multiple: true,
          accept: '.json,application/json',
          chosen: open,
        }),
        button('Save as CSV', () => save('gradlab-results.csv', 'text/csv', ({ results }) => resultsAsCsv(results))),
        button('as Markdown', () =>
          save('gradlab-results.md', 'text/markdown', ({ results, data }) => resultsAsMarkdown(results, data)),
        ),
        button('as PNG', savePicture),
        button('as JSON', () =>
          save('gradlab-results.json', 'application/json', ({ results }) =>
            resultsAsFile(results, 'Gradlab', navigator.userAgent),
          ),
        ),
      ),
      message,
      element(
        'p',
        { class: 'note' },
        'tools/pytorch_reference.py and tools/keras_reference.py train the same networks with the same recipes on your machine. Choose or drop the file they write; it stays in this page.',
      ),
    ),
  };
}
