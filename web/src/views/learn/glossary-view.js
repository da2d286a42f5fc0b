import { glossary } from '../../config/glossary.js';
import { gradientOptions } from '../../config/gradient-methods.js';
import { controls } from '../../config/hyper-parameters.js';
import { termChapters } from '../../learn/term-chapters.js';
import { element } from '../controls/element.js';
import { chapterLink, titleOf } from './chapter-link.js';

/** Returns a term's name as a heading. @param {string} key */
function nameOf(key) {
  const name = gradientOptions.find(({ value }) => value === key)?.label ?? key;
  return name[0].toUpperCase() + name.slice(1);
}

/** Creates the list of all terms that the page explains. @param {(chapter: string) => void} open */
export function glossaryView(open) {
  const entries = Object.entries(glossary).map(([key, sentence]) => ({ key, name: nameOf(key), sentence }));
  entries.sort((a, b) => a.name.localeCompare(b.name, 'en'));
  const items = entries.flatMap(({ key, name, sentence }) => {
    const chapter = termChapters[key];
    const more = chapter
      ? [' ', chapterLink(chapter, open, { text: titleOf(chapter), attributes: { class: 'glossary-more' } })]
      : [];
    return [element('dt', {}, name), element('dd', {}, sentence, ...more)];
  });
  const settings = Object.values(controls)
    .filter(({ where }) => where !== 'page')
    .flatMap(({ label, help }) => [element('dt', {}, label), element('dd', {}, help)]);
  return element(
    'article',
    { class: 'chapter', 'aria-labelledby': 'chapter-heading' },
    element('h2', { id: 'chapter-heading', tabindex: '-1' }, 'Glossary'),
    element('p', {}, 'The terms of the page, in a sentence each, with the chapter that says more.'),
    element('dl', { class: 'glossary' }, ...items),
    element('h3', {}, 'Settings'),
    element('dl', { class: 'glossary' }, ...settings),
  );
}
