import { contents, parts } from '../../learn/contents.js';
import { element } from '../controls/element.js';
import { chapterLink } from './chapter-link.js';

/**
 * Creates the list of all chapters, one line each.
 * @param {(chapter: string) => void} open
 * @param {() => void} guide
 */
export function contentsView(open, guide) {
  const sections = parts.map(({ title, chapters }) =>
    element(
      'section',
      {},
      element('h3', {}, title),
      element(
        'ol',
        { class: 'contents-list' },
        ...chapters.map((name) =>
          element('li', {}, chapterLink(name, open), element('span', { class: 'note' }, contents[name].line)),
        ),
      ),
    ),
  );
  return element(
    'article',
    { class: 'chapter contents', 'aria-labelledby': 'chapter-heading' },
    element('h2', { id: 'chapter-heading', tabindex: '-1' }, 'The ideas, one by one'),
    element(
      'p',
      {},
      'Sixteen short chapters, in plain words. Their pictures are made by this page, most of them from the network you are training and from your own data; a button in each sets the page up to show what it tells.',
    ),
    element(
      'div',
      {},
      element('button', { type: 'button', class: 'button', onclick: guide }, 'Six steps around the page'),
    ),
    element('div', { class: 'contents-parts' }, ...sections),
    element(
      'p',
      {},
      'Every underlined term in the page explains itself when you point at it, focus or tap it. All of them are in the ',
      chapterLink('glossary', open, { text: 'glossary' }),
      '.',
    ),
  );
}
