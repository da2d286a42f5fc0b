import { html } from 'lit-html';
import { glossary } from '../../config/glossary.js';
import { gradientOptions } from '../../config/gradient-methods.js';
import { controls } from '../../config/hyper-parameters.js';
import { termChapters } from '../../learn/term-chapters.js';
import { chapterLink } from './chapter-link.js';

/** Returns a term's name as a heading. @param {string} key */
function nameOf(key) {
  const name = gradientOptions.find(({ value }) => value === key)?.label ?? key;
  return name[0].toUpperCase() + name.slice(1);
}

/** @param {{ key: string, name: string, sentence: string }} entry @param {(chapter: string) => void} open */
function termEntry({ key, name, sentence }, open) {
  const chapter = termChapters[key];
  const more = chapter ? html` ${chapterLink(chapter, open, { name: 'glossary-more' })}` : '';
  return html`<dt>${name}</dt>
    <dd>${sentence}${more}</dd>`;
}

/** Returns the list of all terms that the page explains. @param {(chapter: string) => void} open */
export function glossaryView(open) {
  const entries = Object.entries(glossary).map(([key, sentence]) => ({ key, name: nameOf(key), sentence }));
  entries.sort((a, b) => a.name.localeCompare(b.name, 'en'));
  const settings = Object.values(controls).filter(({ where }) => where !== 'page');
  return html`<article class="chapter" aria-labelledby="chapter-heading">
    <h2 id="chapter-heading" tabindex="-1">Glossary</h2>
    <p>The terms of the page, in a sentence each, with the chapter that says more.</p>
    <dl class="glossary">${entries.map((entry) => termEntry(entry, open))}</dl>
    <h3>Settings</h3>
    <dl class="glossary">
      ${settings.map(
        ({ label, help }) =>
          html`<dt>${label}</dt>
            <dd>${help}</dd>`,
      )}
    </dl>
  </article>`;
}
