import { html } from 'lit-html';
import { contents, parts } from '../../learn/contents.js';
import { chapterLink } from './chapter-link.js';

/** @param {typeof parts[number]} part @param {(chapter: string) => void} open */
const partSection = ({ title, chapters }, open) =>
  html`<section>
    <h3>${title}</h3>
    <ol class="contents-list">
      ${chapters.map((name) => html`<li>${chapterLink(name, open)}<span class="note">${contents[name].line}</span></li>`)}
    </ol>
  </section>`;

/**
 * Returns the list of all chapters, one line each.
 * @param {(chapter: string) => void} open
 * @param {() => void} guide
 */
export const contentsView = (open, guide) =>
  html`<article class="chapter contents" aria-labelledby="chapter-heading">
    <h2 id="chapter-heading" tabindex="-1">The ideas, one by one</h2>
    <p>
      Sixteen short chapters, in plain words. Their pictures are made by this page, most of them from the network you
      are training and from your own data. A button in each sets up a demonstration.
    </p>
    <div><button type="button" class="button" @click=${guide}>Take a six-step tour of the page</button></div>
    <div class="contents-parts">${parts.map((part) => partSection(part, open))}</div>
    <p>
      Every underlined term in the page explains itself when you point at it, focus or tap it. All of them are in the
      ${chapterLink('glossary', open, { text: 'glossary' })}.
    </p>
  </article>`;
