import { contents, parts } from '../../learn/contents.js';
import { element } from '../controls/element.js';
import { chapterLink, titleOf } from './chapter-link.js';
import { chapterView } from './chapter-view.js';
import { contentsView } from './contents-view.js';
import { glossaryView } from './glossary-view.js';
import { pictures } from './pictures.js';
import './learn.css';
import './lesson-pictures.css';

/**
 * @typedef {import('../../state/reducer.js').State} State
 * @typedef {import('../../state/session.js').Actions} Actions
 * @typedef {import('./picture-frame.js').Picture} Picture
 */

/** Creates the panel with the chapters about the ideas behind the page. @param {Actions} actions */
export function createPanel(actions) {
  const open = (/** @type {string} */ chapter) => actions.settings.set('chapter', chapter);
  const links = [
    chapterLink('contents', open),
    ...parts.flatMap(({ chapters }) => chapters.map((name) => chapterLink(name, open))),
    chapterLink('glossary', open),
  ];
  const summary = element('summary', {});
  const list = element(
    'details',
    { class: 'learn-nav', open: true },
    summary,
    element('nav', { 'aria-label': 'Chapters' }, element('ol', {}, ...links.map((link) => element('li', {}, link)))),
  );
  const place = element('div', { class: 'learn-place' });
  const root = element('div', { class: 'learn' }, list, place);
  const narrow = matchMedia('(max-width: 59.99rem)');
  /** @type {State|undefined} */
  let state;
  /** @type {{ chapter: string, picture: Picture|null, saw: State|undefined }} */
  let shown = { chapter: '', picture: null, saw: undefined };

  /** @param {string} chapter @param {boolean} asked whether the visitor came here from another one */
  async function show(chapter, asked) {
    shown = { chapter, picture: null, saw: undefined };
    summary.textContent = titleOf(chapter);
    list.open = !narrow.matches;
    for (const link of links) link.toggleAttribute('data-current', link.dataset.chapter === chapter);
    for (const link of links) link.setAttribute('aria-current', link.dataset.chapter === chapter ? 'page' : 'false');
    const view = await viewOf(chapter);
    if (shown.chapter !== chapter) return;
    place.replaceChildren(view);
    refreshPicture();
    if (asked) goToTop();
  }

  /** @param {string} chapter */
  async function viewOf(chapter) {
    if (chapter === 'glossary') return glossaryView(open);
    if (!Object.hasOwn(contents, chapter)) return contentsView(open, () => actions.guide.open());
    try {
      const { chapter: text } = await contents[chapter].load();
      const { createPicture } = await pictures[text.picture]();
      const picture = createPicture(actions);
      if (shown.chapter === chapter) shown = { ...shown, picture };
      return chapterView(chapter, text, picture.root, actions);
    } catch {
      const again = element(
        'button',
        { type: 'button', class: 'button button-small', onclick: () => show(chapter, true) },
        'Try again',
      );
      return element(
        'p',
        { class: 'note', role: 'alert' },
        'This chapter could not be loaded. Check the connection. ',
        again,
      );
    }
  }

  function goToTop() {
    const heading = /** @type {HTMLElement|null} */ (place.querySelector('#chapter-heading'));
    heading?.focus({ preventScroll: true });
    if (root.getBoundingClientRect().top < 0) root.scrollIntoView();
  }

  function refreshPicture() {
    const { picture, saw } = shown;
    if (!state || !picture) return;
    shown = { ...shown, saw: state };
    picture.update(state, saw);
  }

  /** @param {State} next */
  function update(next) {
    state = next;
    if (next.settings.chapter !== shown.chapter) void show(next.settings.chapter, shown.chapter !== '');
    else refreshPicture();
  }
  return { root, update };
}
