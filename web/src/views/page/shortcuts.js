import { fetchedCode } from '../../worker/core/fetched-code.js';
import { chapterOptions } from '../../config/chapters.js';
import { explainNext } from '../controls/term.js';
import { shortcutChoice } from './shortcut-choice.js';

/**
 * @typedef {import('../../state/reducer.js').State} State
 * @typedef {import('../../state/session.js').Actions} Actions
 */

const typing = 'input:not([type=radio], [type=checkbox], [type=range]), textarea, select, [contenteditable], dialog';
const chapters = ['contents', ...chapterOptions.map(({ value }) => value), 'glossary'];

/** Opens the list of shortcuts in a dialog, which is downloaded on request. */
export async function listShortcuts() {
  const { openShortcutList } = await fetchedCode(() => import('./shortcut-list.js'));
  openShortcutList();
}

/** @param {Actions} actions @param {string[]} panels in order @param {() => State} get */
export function listenForShortcuts(actions, panels, get) {
  /** @param {number} by */
  function turnChapter(by) {
    const { panel, chapter } = get().settings;
    const next = chapters[chapters.indexOf(chapter) + by];
    if (panel === 'learn' && next) actions.settings.set('chapter', next);
  }

  function startOrPause() {
    const { status } = get();
    if (status === 'training') void actions.run.pause();
    else if (status !== 'loading') void actions.run.start();
  }

  /** @type {Record<string, () => void>} */
  const does = {
    s: startOrPause,
    n: () => actions.run.step(),
    '[': () => turnChapter(-1),
    ']': () => turnChapter(1),
    e: () => explainNext(1),
    E: () => explainNext(-1),
    p: () => actions.settings.set('present', 1 - get().settings.present),
    '?': () => listShortcuts(),
  };
  panels.forEach((name, i) => (does[i + 1] = () => actions.settings.set('panel', name)));

  document.addEventListener('keydown', (event) => {
    const { key, target, ctrlKey, metaKey, altKey, defaultPrevented, repeat } = event;
    if (ctrlKey || metaKey || altKey || defaultPrevented || repeat || !Object.hasOwn(does, key)) return;
    if (target instanceof Element && target.closest(typing)) return;
    if (document.querySelector('dialog[open]') || !shortcutChoice.on) return;
    event.preventDefault();
    does[key]();
  });
}
