import { html } from 'lit-html';
import { drawResults } from './results-image.js';
import { inTableOrder } from '../../state/results/result-cells.js';
import { mostBytes, parseResults, resultsAsFile } from '../../state/results/results-file.js';
import { resultsAsCsv, resultsAsMarkdown } from '../../state/results/results-text.js';
import { saveFile } from '../../state/save-file.js';
import { isRefusal, messageOf, refuse } from '../../worker/protocol.js';
import { fileButtonTemplate } from '../controls/file-button.js';

/**
 * Imports and exports results: the reference programs' files can be chosen or dropped, and the table can be saved.
 *
 * @typedef {import('../../state/results/results.js').Result} Result
 * @typedef {import('../../state/session.js').Actions} Actions
 * @typedef {{ results: Result[], data: string }} Shown
 * @typedef {{ text: string, isError: boolean }} Message
 */

/** @param {File} file @returns {Promise<Result[]>} */
async function read(file) {
  if (file.size > mostBytes)
    throw refuse(
      `${file.name} is too large for a file of results: ${(file.size / 1e6).toFixed(1)} MB; at most ${mostBytes / 1e6} MB are read.`,
    );
  return parseResults(await file.text(), file.name);
}

/** Describes what was read. @param {Result[]} results @param {File[]} files */
function formatOpened(results, files) {
  const machines = [...new Set(results.flatMap(({ machine }) => machine ?? []))].join('; ');
  const count = results.length === 1 ? 'One result' : `${results.length} results`;
  return `${count} from ${files.map(({ name }) => name).join(', ')}${machines ? `, measured on ${machines}` : ''}.`;
}

/**
 * Adds the results of files to the page's.
 * @param {File[]} files
 * @param {Actions} actions
 * @returns {Promise<Message>}
 */
export async function openResults(files, actions) {
  try {
    const results = (await Promise.all(files.map(read))).flat();
    actions.results.add(results);
    return { text: formatOpened(results, files), isError: false };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return { text: messageOf(error), isError: true };
  }
}

/** The kinds of text files that the table is saved as. */
const textFiles = [
  {
    label: 'Save as CSV',
    name: 'gradlab-results.csv',
    type: 'text/csv',
    write: (/** @type {Shown} */ { results }) => resultsAsCsv(results),
  },
  {
    label: 'as Markdown',
    name: 'gradlab-results.md',
    type: 'text/markdown',
    write: (/** @type {Shown} */ { results, data }) => resultsAsMarkdown(results, data),
  },
  {
    label: 'as JSON',
    name: 'gradlab-results.json',
    type: 'application/json',
    write: (/** @type {Shown} */ { results }) => resultsAsFile(results, 'Gradlab', navigator.userAgent),
  },
];

/** @param {Shown} shown @param {typeof textFiles[number]} file */
function saveText({ results, data }, { name, type, write }) {
  const ordered = inTableOrder(results.filter((result) => result.data === data));
  saveFile({ name, blob: new Blob([write({ results: ordered, data })], { type }) });
}

/** @param {HTMLElement} place for its colours and font @param {Shown} shown */
async function savePicture(place, shown) {
  saveFile({ name: 'gradlab-results.png', blob: await drawResults(place, shown) });
}

/** @param {string} label @param {() => void} save */
const saveButton = (label, save) =>
  html`<button type="button" class="button button-small" @click=${save}>${label}</button>`;

/**
 * @param {Shown} shown
 * @param {Message} message
 * @param {{ open: (files: File[]) => void, place: HTMLElement }} options
 */
export const resultFiles = (shown, { text, isError }, { open, place }) =>
  html`<div>
    <div class="results-actions">
      ${fileButtonTemplate({
        label: 'Open results…',
        testid: 'results-file',
        multiple: true,
        accept: '.json,application/json',
        chosen: open,
      })}
      ${textFiles.map((file) => saveButton(file.label, () => saveText(shown, file)))}
      ${saveButton('as PNG', () => savePicture(place, shown))}
    </div>
    <p class="note results-message" role="status" data-testid="results-message" data-kind=${isError ? 'error' : 'info'}>
      ${text}
    </p>
    <p class="note">
      tools/pytorch_reference.py and tools/keras_reference.py train the same networks with the same settings on your
      machine. Choose or drop the file they write; it stays in this page.
    </p>
  </div>`;
