import { chapterOptions } from '../config/chapters.js';

/**
 * @typedef {import('../state/reducer.js').State} State
 * @typedef {import('../state/session.js').Actions} Actions
 */

const STORAGE_KEY = 'gradlab-shortcuts';
const TYPING = 'input:not([type=radio], [type=checkbox], [type=range]), textarea, select, [contenteditable], dialog';
const chapters = ['contents', ...chapterOptions.map(({ value }) => value), 'glossary'];

/** Single-key shortcuts can interfere with speech input, so they can be turned off (WCAG 2.1.4). */
export const shortcutChoice = {
  /** @returns {boolean} */
  get on() {
    try {
      return localStorage.getItem(STORAGE_KEY) !== 'off';
    } catch {
      return true;
    }
  },
  set on(wanted) {
    try {
      if (wanted) localStorage.removeItem(STORAGE_KEY);
      else localStorage.setItem(STORAGE_KEY, 'off');
    } catch {
      // Storage may be forbidden; then they stay on.
    }
  },
};

/** Opens the list of shortcuts in a dialog, which is downloaded on request. */
export async function listShortcuts() {
  const { openShortcutList } = await import('./shortcut-list.js');
  openShortcutList();
}

/** @param {Actions} actions @param {string[]} panels in order @param {() => State} get */
export function listenForShortcuts(actions, panels, get) {
  /** @param {number} by */
  function turnChapter(by) {
    const { panel, chapter } = get().settings;
    const next = chapters[chapters.indexOf(chapter) + by];
    if (panel === 'learn' && next) actions.set('chapter', next);
  }

  function startOrPause() {
    const { status } = get();
    if (status === 'training') actions.pause();
    else if (status !== 'loading') actions.start();
  }

  /** @type {Record<string, () => void>} */
  const does = {
    's': startOrPause,
    'n': () => actions.step(),
    '[': () => turnChapter(-1),
    ']': () => turnChapter(1),
    'p': () => actions.set('present', 1 - get().settings.present),
    '?': () => listShortcuts(),
  };
  panels.forEach((name, i) => (does[i + 1] = () => actions.set('panel', name)));

  document.addEventListener('keydown', (event) => {
    const { key, target, ctrlKey, metaKey, altKey, defaultPrevented, repeat } = event;
    if (ctrlKey || metaKey || altKey || defaultPrevented || repeat || !Object.hasOwn(does, key)) return;
    if (target instanceof Element && target.closest(TYPING)) return;
    if (document.querySelector('dialog[open]') || !shortcutChoice.on) return;
    event.preventDefault();
    does[key]();
  });
}
