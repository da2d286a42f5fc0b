import { html } from 'lit-html';
import { termTemplate } from '../../controls/term.js';
import { measureHead } from './confusion-text.js';

const [, precision, recall, f1] = measureHead;
const head = [
  'Class',
  termTemplate('precision', precision),
  termTemplate('recall', recall),
  termTemplate('F1', f1),
  'Images',
];

/** Returns the template of the table of precision, recall and F1 of each class. @param {string[][]} rows */
export const measureTable = (rows) =>
  html`<table class="layers measures" data-testid="measures">
    <thead>
      <tr>
        ${head.map((title) => html`<th scope="col">${title}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        ([name, ...cells]) =>
          html`<tr>
            <th scope="row">${name}</th>
            ${cells.map((cell) => html`<td>${cell}</td>`)}
          </tr>`,
      )}
    </tbody>
  </table>`;
