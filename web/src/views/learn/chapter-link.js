import { html, nothing } from 'lit-html';
import { chapterOptions } from '../../config/chapters.js';

/** Returns the title of a chapter. @param {string} chapter */
export const titleOf = (chapter) =>
  ({ contents: 'Contents', glossary: 'Glossary' })[chapter] ??
  chapterOptions.find(({ value }) => value === chapter)?.label ??
  chapter;

/**
 * Returns a link that can be copied and shared. When followed in this page, it opens the chapter and leaves all other
 * settings unchanged.
 * @param {string} chapter
 * @param {(chapter: string) => void} open
 * @param {{ text?: string, name?: string, current?: boolean }} [options] `name`: its class in the style sheet;
 *   `current`: whether the chapter is the one that is shown
 */
export function chapterLink(chapter, open, { text = titleOf(chapter), name, current } = {}) {
  /** @param {MouseEvent} event */
  function followed(event) {
    // A new tab or window is opened by the browser.
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    open(chapter);
  }
  return html`<a
    href="#panel=learn&chapter=${chapter}"
    class=${name ?? nothing}
    data-chapter=${chapter}
    aria-current=${current ? 'page' : nothing}
    @click=${followed}
    >${text}</a
  >`;
}
