import { chapterOptions } from '../../config/chapters.js';
import { element } from '../controls/element.js';

/** Returns the title of a chapter. @param {string} chapter */
export const titleOf = (chapter) =>
  ({ contents: 'Contents', glossary: 'Glossary' })[chapter] ??
  chapterOptions.find(({ value }) => value === chapter)?.label ??
  chapter;

/**
 * Creates a link that can be copied and shared. When followed in this page, it opens the chapter and leaves all other
 * settings unchanged.
 * @param {string} chapter
 * @param {(chapter: string) => void} open
 * @param {{ text?: string, attributes?: Record<string, string> }} [options]
 */
export function chapterLink(chapter, open, { text = titleOf(chapter), attributes = {} } = {}) {
  const link = element('a', { href: `#panel=learn&chapter=${chapter}`, 'data-chapter': chapter, ...attributes }, text);
  link.addEventListener('click', (event) => {
    // A new tab or window is opened by the browser.
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    open(chapter);
  });
  return link;
}
