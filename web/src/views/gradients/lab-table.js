import { html } from 'lit-html';

/** Returns the head of a table. @param {string[]} labels */
export const headOf = (labels) =>
  html`<thead>
    <tr>
      ${labels.map((label) => html`<th scope="col">${label}</th>`)}
    </tr>
  </thead>`;

/** Returns the row of a table; the first cell is its header. @param {unknown[]} cells */
export const rowOf = ([first, ...cells]) =>
  html`<tr>
    <th scope="row">${first}</th>
    ${cells.map((cell) => html`<td>${cell}</td>`)}
  </tr>`;
