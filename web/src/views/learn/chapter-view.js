import { html } from 'lit-html';
import { chapterOptions } from '../../config/chapters.js';
import { parseFragment } from '../../state/url-state.js';
import { sources } from '../../learn/sources.js';
import { chapterLink, titleOf } from './chapter-link.js';
import { paragraph } from './paragraphs.js';

/**
 * @typedef {import('../../learn/chapter.js').Chapter} Chapter
 * @typedef {import('../../state/session.js').Actions} Actions
 * @typedef {import('../../config/hyper-parameters.js').Settings} Settings
 */

/** The address where the repository is published; if empty, its paths are shown as plain text. @type {string} */
const repositoryUrl = import.meta.env.VITE_GRADLAB_REPOSITORY ?? '';
/** Settings that a set-up does not change. */
const kept = new Set(['dataset', 'test', 'mine', 'validation', 'seed', 'threads', 'chapter', 'present', 'autostart']);

/** The settings a set-up changes. @param {string} setup a fragment @returns {Partial<Settings>} */
export function settingsOf(setup) {
  const { settings } = parseFragment(setup);
  return Object.fromEntries(Object.entries(settings).filter(([key]) => !kept.has(key)));
}

/** @param {string} title @param {unknown} content */
const section = (title, content) =>
  html`<section class="chapter-section">
    <h3>${title}</h3>
    ${content}
  </section>`;

/** Returns a formula with its description. A long one can be scrolled, also with the keyboard. @param {Chapter['formulas'][number]} entry */
const formulaBlock = ({ formula, description }) =>
  html`<div>
    <div class="formula" tabindex="0" role="group" aria-label="Formula: ${description}">${formula}</div>
    <p class="note">${description}</p>
  </div>`;

/** @param {Chapter['show']} show @param {Actions} actions */
const demonstration = ({ setup, button, look }, actions) =>
  html`<p>${look}</p>
    <button
      type="button"
      class="button button-primary"
      data-testid="chapter-setup"
      @click=${() => actions.settings.setUp(settingsOf(setup))}
    >
      ${button}
    </button>
    <p class="note">Your data is kept. A run in progress ends only when you press Start.</p>`;

/** @param {Chapter['code'][number]} file */
function codeItem({ path, holds }) {
  const name = html`<code>${path}</code>`;
  return html`<li>${repositoryUrl ? html`<a href="${repositoryUrl}/${path}">${name}</a>` : name}: ${holds}</li>`;
}

/** @param {string} key */
function sourceItem(key) {
  const { work, part, address } = sources[key];
  return html`<li>${work}, <a href=${address} rel="noopener" target="_blank">${part}</a></li>`;
}

/** @param {unknown[]} items */
const list = (items) =>
  html`<ul class="chapter-list">
    ${items}
  </ul>`;

/** @param {string} name @param {(chapter: string) => void} open */
function neighbours(name, open) {
  const at = chapterOptions.findIndex(({ value }) => value === name);
  const [before, after] = [chapterOptions[at - 1], chapterOptions[at + 1]];
  return html`<nav class="chapter-neighbours" aria-label="Neighbouring chapters">
    ${before && chapterLink(before.value, open, { text: `← ${before.label}` })}
    ${
      after
        ? chapterLink(after.value, open, { text: `${after.label} →` })
        : chapterLink('glossary', open, { text: 'Glossary →' })
    }
  </nav>`;
}

/**
 * Returns a chapter with its picture.
 * @param {string} name
 * @param {Chapter} chapter
 * @param {unknown} picture
 * @param {Actions} actions
 */
export function chapterView(name, chapter, picture, actions) {
  const open = (/** @type {string} */ other) => actions.settings.set('chapter', other);
  const paragraphs = (/** @type {string[]} */ texts) => texts.map((text) => paragraph(text, open));
  const [first, ...others] = paragraphs(chapter.idea);
  return html`<article class="chapter" aria-labelledby="chapter-heading">
    <h2 id="chapter-heading" tabindex="-1">${titleOf(name)}</h2>
    ${first} ${picture} ${others} ${section('In formulas', chapter.formulas.map(formulaBlock))}
    ${section('What is hard about it', paragraphs(chapter.hard))}
    ${section('How to spot it', paragraphs(chapter.notice))} ${section('See it', demonstration(chapter.show, actions))}
    ${section('In the code', list(chapter.code.map(codeItem)))}
    ${section('Further reading', list(chapter.sources.map(sourceItem)))} ${neighbours(name, open)}
  </article>`;
}
