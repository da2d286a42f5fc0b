import './code.css';
import { html } from 'lit-html';
import { codeLines, lineKinds } from '../../code/line-kinds.js';
import { programs, whyNotWritten } from '../../code/programs.js';
import { recipeOf } from '../../code/recipe.js';
import { saveFile } from '../../state/save-file.js';
import { elementOf } from '../controls/element-of.js';
import { radioRow } from '../controls/radio-row.js';
import { memoizeOne } from '../page/memoize-one.js';
import { createView } from '../page/renderer.js';

/**
 * Shows the page's current network and settings as a standalone program.
 *
 * @typedef {import('../../state/reducer.js').State} State
 * @typedef {typeof programs[number]} Language
 */

const languages = programs.map(({ name, label }) => ({ value: name, label }));

/**
 * Returns what the program is written from: the current run, or the form if there is none.
 * @param {State} state
 */
function programInputs({ runSettings, runInputs, settings, network }) {
  return runSettings && runInputs ? { settings: runSettings, network: runInputs.network } : { settings, network };
}

/** @param {string} text of a program */
const programLines = (text) =>
  lineKinds(text).map(({ text: line, kind }) =>
    kind === 'comment' ? html`<span class="code-comment">${line}</span>${'\n'}` : `${line}\n`,
  );

/** @param {Language} language @param {string} text */
const formatSize = ({ file }, text) =>
  `${file}: ${codeLines(text)} lines of code, ${new Blob([text]).size.toLocaleString('en-US')} bytes with comments.`;

/**
 * Writes a program, and returns it with the templates of its lines.
 * @param {Language} language
 * @param {State['settings']} settings
 * @param {State['network']} network
 */
function written(language, settings, network) {
  const recipe = network && recipeOf(settings, network);
  const why = recipe ? whyNotWritten(language, recipe) : '';
  if (!recipe || why) return { text: '', lines: [], size: why };
  const text = language.write(recipe);
  return { text, lines: programLines(text), size: formatSize(language, text) };
}

export function createCodeSection() {
  const root = elementOf(html`<div></div>`);
  const programOf = memoizeOne(written);
  const languageRow = {
    name: 'code-language',
    label: 'Language',
    testid: 'code-language',
    wraps: true,
    choose: (/** @type {string} */ name) => view.change({ name, copied: null }),
  };

  /** @param {string} text */
  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      view.change({ copied: { text, how: 'Copied' } });
    } catch {
      // Without permission, or on a page loaded without encryption, the clipboard is not available: select the text
      // instead.
      getSelection()?.selectAllChildren(/** @type {Element} */ (root.querySelector('.program')));
      view.change({ copied: { text, how: 'Selected: press Ctrl+C' } });
    }
  }

  /** @param {State} state @param {{ name: string, copied: { text: string, how: string }|null }} local */
  function template(state, { name, copied }) {
    const language = programs.find((each) => each.name === name) ?? programs[0];
    const { settings, network } = programInputs(state);
    const { text, lines, size } = programOf(language, settings, network);
    const save = () => saveFile({ name: language.file, blob: new Blob([text], { type: 'text/plain' }) });
    return html`<p class="note compare-lede">
        A complete program: save it next to mnist_train.csv and mnist_test.csv in Kaggle’s layout. The comment at the
        top lists where it differs from this page.
      </p>
      <div class="code-choices">
        ${radioRow(languageRow, languages, name)}
        <div class="code-actions">
          <span class="note" role="status">${copied?.text === text ? copied.how : ''}</span>
          <button
            type="button"
            class="button button-small"
            data-testid="copy-program"
            ?disabled=${!text}
            @click=${() => copy(text)}
          >
            Copy
          </button>
          <button
            type="button"
            class="button button-small"
            data-testid="save-program"
            ?disabled=${!text}
            @click=${save}
          >
            Save
          </button>
        </div>
      </div>
      <pre
        class="program"
        tabindex="0"
        data-testid="program"
        aria-label=${`The program for ${language.label}`}
      ><code>${lines}</code></pre>
      <p class="note code-size" data-testid="code-size">${size}</p>`;
  }

  const view = createView(
    root,
    template,
    /** @type {Parameters<typeof template>[1]} */ ({ name: programs[0].name, copied: null }),
  );
  return view;
}
