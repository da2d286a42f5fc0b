import { html } from 'lit-html';
import { shortcuts } from '../../config/shortcuts.js';
import { boundTo } from '../controls/bound-to.js';
import { createDialog } from './dialog.js';
import { shortcutChoice } from './shortcut-choice.js';
import './shortcut-list.css';

const dialog = createDialog(
  html`<dialog class="shortcut-list" aria-labelledby="shortcuts-heading"></dialog>`,
  () =>
    html`<h2 id="shortcuts-heading">Keyboard shortcuts</h2>
      <table>
        <tbody>
          ${shortcuts.map(
            ({ key, does }) =>
              html`<tr>
                <th scope="row"><kbd>${key}</kbd></th>
                <td>${does}</td>
              </tr>`,
          )}
        </tbody>
      </table>
      <p class="note">
        Shortcuts are off while you type. Everything else is reached with Tab; among the panels’ names, with the arrow
        keys.
      </p>
      <label class="check">
        <input
          type="checkbox"
          .checked=${boundTo(shortcutChoice.on)}
          @change=${(/** @type {{ target: HTMLInputElement }} */ { target }) => (shortcutChoice.on = target.checked)}
        />
        Enable single-key shortcuts
      </label>
      <button type="button" class="button" @click=${() => dialog.close()}>Close</button>`,
);
document.body.append(dialog.root);

/** Opens the list of what single keys do. */
export const openShortcutList = () => dialog.open();
