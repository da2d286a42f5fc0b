import './code.css';
import { codeLines, lineKinds } from '../../code/line-kinds.js';
import { programs } from '../../code/programs.js';
import { recipeOf } from '../../code/recipe.js';
import { saveFile } from '../../state/save-file.js';
import { element, setText } from '../controls/element.js';
import { createRadioRow } from '../controls/radio-row.js';

/**
 * Shows the page's current network and settings as a standalone program.
 *
 * @typedef {import('../../state/reducer.js').State} State
 */

export function createCodeSection() {
  let chosen = programs[0];
  let text = '';
  /** @type {State|undefined} */
  let shown;
  const language = createRadioRow({
    name: 'code-language',
    label: 'Language',
    testid: 'code-language',
    wraps: true,
    choose,
  });
  const size = element('p', { class: 'note code-size', 'data-testid': 'code-size' });
  const said = element('span', { class: 'note', role: 'status' });
  const code = element('code');
  const program = element('pre', { class: 'program', tabindex: 0, 'data-testid': 'program' }, code);
  const copyButton = element(
    'button',
    { type: 'button', class: 'button button-small', 'data-testid': 'copy-program', onclick: copy },
    'Copy',
  );
  const saveButton = element(
    'button',
    { type: 'button', class: 'button button-small', 'data-testid': 'save-program', onclick: save },
    'Save',
  );
  const root = element(
    'div',
    {},
    element(
      'p',
      { class: 'note compare-lede' },
      'The run in front, or what the next one would be, as a program that runs as it is: save it next to mnist_train.csv and mnist_test.csv in Kaggle’s layout. The comment at the top lists where it differs from this page.',
    ),
    element(
      'div',
      { class: 'code-choices' },
      language.root,
      element('div', { class: 'code-actions' }, said, copyButton, saveButton),
    ),
    program,
    size,
  );

  /** @param {string} name */
  function choose(name) {
    chosen = programs.find((each) => each.name === name) ?? chosen;
    if (shown) show(shown);
  }

  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      setText(said, 'Copied');
    } catch {
      // Without permission, or on a page loaded without encryption, the clipboard is not available: select the text
      // instead.
      getSelection()?.selectAllChildren(program);
      setText(said, 'Selected: press Ctrl+C');
    }
  }

  function save() {
    saveFile({ name: chosen.file, blob: new Blob([text], { type: 'text/plain' }) });
  }

  /** @param {State} state */
  function show(state) {
    const { settings, network } = programInputs(state);
    language.update(
      programs.map(({ name, label }) => ({ value: name, label })),
      chosen.name,
    );
    copyButton.disabled = saveButton.disabled = !network;
    if (!network) return;
    const written = chosen.write(recipeOf(settings, network));
    program.setAttribute('aria-label', `The program for ${chosen.label}`);
    if (written === text) return;
    text = written;
    setText(said, '');
    code.replaceChildren(
      ...lineKinds(text).flatMap(({ text: line, kind }) => [
        kind === 'comment' ? element('span', { class: 'code-comment' }, line) : line,
        '\n',
      ]),
    );
    setText(
      size,
      `${chosen.file}: ${codeLines(text)} lines of code, ${new Blob([text]).size.toLocaleString('en-US')} bytes with comments.`,
    );
  }

  return {
    root,
    /** @param {State} state @param {State} [previous] */
    update(state, previous) {
      shown = state;
      const [now, before] = [programInputs(state), previous && programInputs(previous)];
      if (now.settings !== before?.settings || now.network !== before?.network) show(state);
    },
  };
}

/**
 * Returns what the program is written from: the run in front, or the form if there is none.
 * @param {State} state
 */
function programInputs({ runSettings, runInputs, settings, network }) {
  return runSettings && runInputs ? { settings: runSettings, network: runInputs.network } : { settings, network };
}
