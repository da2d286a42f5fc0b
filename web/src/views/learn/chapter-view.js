import { chapterOptions } from '../../config/chapters.js';
import { parseFragment } from '../../state/url-state.js';
import { sources } from '../../learn/sources.js';
import { element } from '../controls/element.js';
import { chapterLink, titleOf } from './chapter-link.js';
import { formula, paragraph } from './paragraphs.js';

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

/**
 * @param {string} name
 * @param {Chapter} chapter
 * @param {HTMLElement} picture
 * @param {Actions} actions
 */
export function chapterView(name, chapter, picture, actions) {
  const open = (/** @type {string} */ other) => actions.settings.set('chapter', other);
  const [first, ...rest] = chapter.idea.map((text) => paragraph(text, open));
  return element(
    'article',
    { class: 'chapter', 'aria-labelledby': 'chapter-heading' },
    element('h2', { id: 'chapter-heading', tabindex: '-1' }, titleOf(name)),
    first,
    picture,
    ...rest,
    section('In formulas', ...chapter.formulas.map(formulaBlock)),
    section('What is hard about it', ...chapter.hard.map((text) => paragraph(text, open))),
    section('How one notices', ...chapter.notice.map((text) => paragraph(text, open))),
    showSection(chapter.show, actions),
    section('In the code', element('ul', { class: 'chapter-list' }, ...chapter.code.map(codeItem))),
    section('Told at greater length', element('ul', { class: 'chapter-list' }, ...chapter.sources.map(sourceItem))),
    neighbours(name, open),
  );
}

/** @param {string} title @param {...Node} content */
function section(title, ...content) {
  return element('section', { class: 'chapter-section' }, element('h3', {}, title), ...content);
}

/** @param {Chapter['formulas'][number]} entry */
function formulaBlock({ tex, words }) {
  // A long formula can be scrolled, also with the keyboard.
  const place = element('div', { class: 'formula', tabindex: '0', role: 'group', 'aria-label': `Formula: ${words}` });
  place.append(formula(tex, { display: true }));
  return element('div', {}, place, element('p', { class: 'note' }, words));
}

/** @param {Chapter['show']} show @param {Actions} actions */
function showSection({ setup, button, look }, actions) {
  const setUp = element(
    'button',
    {
      type: 'button',
      class: 'button button-primary',
      'data-testid': 'chapter-setup',
      onclick: () => actions.settings.setUp(settingsOf(setup)),
    },
    button,
  );
  return section(
    'See it',
    element('p', {}, look),
    setUp,
    element('p', { class: 'note' }, 'Your data stay; a run under way ends only when you press Start.'),
  );
}

/** @param {Chapter['code'][number]} file */
function codeItem({ path, holds }) {
  const name = repositoryUrl
    ? element('a', { href: `${repositoryUrl}/${path}` }, element('code', {}, path))
    : element('code', {}, path);
  return element('li', {}, name, `: ${holds}`);
}

/** @param {string} key */
function sourceItem(key) {
  const { work, part, address } = sources[key];
  return element('li', {}, `${work}, `, element('a', { href: address, rel: 'noopener', target: '_blank' }, part));
}

/** @param {string} name @param {(chapter: string) => void} open */
function neighbours(name, open) {
  const at = chapterOptions.findIndex(({ value }) => value === name);
  const [before, after] = [chapterOptions[at - 1], chapterOptions[at + 1]];
  const links = [
    before && chapterLink(before.value, open, { text: `← ${before.label}` }),
    after
      ? chapterLink(after.value, open, { text: `${after.label} →` })
      : chapterLink('glossary', open, { text: 'Glossary →' }),
  ];
  return element(
    'nav',
    { class: 'chapter-neighbours', 'aria-label': 'Neighbouring chapters' },
    ...links.filter(Boolean),
  );
}
