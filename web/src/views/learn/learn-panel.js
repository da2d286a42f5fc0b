import './learn.css';
import './lesson-pictures.css';
import { html } from 'lit-html';
import { contents, parts } from '../../learn/contents.js';
import { elementOf } from '../controls/element-of.js';
import { createView } from '../page/renderer.js';
import { chapterLink, titleOf } from './chapter-link.js';
import { chapterView } from './chapter-view.js';
import { contentsView } from './contents-view.js';
import { glossaryView } from './glossary-view.js';
import { pictures } from './pictures.js';

/**
 * @typedef {import('../../state/reducer.js').State} State
 * @typedef {import('../../state/session.js').Actions} Actions
 * @typedef {import('../../learn/chapter.js').Chapter} Chapter
 * @typedef {import('./picture-frame.js').Picture} Picture
 * @typedef {{ text: Chapter, picture: Picture }} LoadedChapter
 *
 * @typedef {object} Local
 * @property {string} name of the chapter that is shown or on its way
 * @property {LoadedChapter | null} loaded
 * @property {boolean} failed whether the chapter could not be downloaded
 */

const names = ['contents', ...parts.flatMap(({ chapters }) => chapters), 'glossary'];
const narrow = matchMedia('(max-width: 59.99rem)');

/** Creates the panel with the chapters about the ideas behind the page. @param {Actions} actions */
export function createPanel(actions) {
  const root = elementOf(html`<div class="learn"></div>`);
  const open = (/** @type {string} */ chapter) => actions.settings.set('chapter', chapter);
  const showGuide = () => actions.guide.open();

  /** Brings a chapter. @param {string} name @param {boolean} turned whether the visitor came here from another one */
  async function bring(name, turned) {
    view.change({ name, loaded: null, failed: false });
    const loaded = Object.hasOwn(contents, name) ? await load(name) : null;
    if (view.local().name !== name) return;
    view.change({ loaded, failed: loaded === null && Object.hasOwn(contents, name) });
    view.refresh();
    if (turned) goToTop();
  }

  /** @param {string} name @returns {Promise<LoadedChapter | null>} null if it could not be downloaded */
  async function load(name) {
    try {
      const { chapter: text } = await contents[name].load();
      const { createPicture } = await pictures[text.picture]();
      return { text, picture: createPicture(actions, () => view.change({})) };
    } catch {
      return null;
    }
  }

  function goToTop() {
    const heading = /** @type {HTMLElement | null} */ (root.querySelector('#chapter-heading'));
    heading?.focus({ preventScroll: true });
    if (root.getBoundingClientRect().top < 0) root.scrollIntoView();
  }

  /** @param {string} current */
  const navigation = (current) =>
    html`<details class="learn-nav" .open=${!narrow.matches}>
      <summary>${titleOf(current)}</summary>
      <nav aria-label="Chapters">
        <ol>
          ${names.map((name) => html`<li>${chapterLink(name, open, { current: name === current })}</li>`)}
        </ol>
      </nav>
    </details>`;

  /** @param {State} state @param {Local} local */
  function content(state, { name, loaded, failed }) {
    if (name === 'glossary') return glossaryView(open);
    if (!Object.hasOwn(contents, name)) return contentsView(open, showGuide);
    if (loaded) return chapterView(name, loaded.text, loaded.picture(state), actions);
    if (!failed) return '';
    return html`<p class="note" role="alert">
      This chapter could not be downloaded.
      <button type="button" class="button button-small" @click=${() => bring(name, true)}>Try again</button>
    </p>`;
  }

  const view = createView(
    root,
    (state, /** @type {Local} */ local) =>
      html`${navigation(local.name)}
        <div class="learn-place">${content(state, local)}</div>`,
    { name: '', loaded: null, failed: false },
  );

  return {
    root,
    /** @param {State} state */
    update(state) {
      const { chapter } = state.settings;
      const { name } = view.local();
      if (chapter !== name) void bring(chapter, name !== '');
      view.update(state);
    },
  };
}
