import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { chapterOptions } from '../../../web/src/config/chapters.js';
import { glossary } from '../../../web/src/config/glossary.js';
import { contents, parts } from '../../../web/src/learn/contents.js';
import { mathmlOf } from '../../../tools/vite/formulas.mjs';
import { piecesOf } from '../../../web/src/learn/prose.js';
import { sources } from '../../../web/src/learn/sources.js';
import { termChapters } from '../../../web/src/learn/term-chapters.js';
import { parseFragment } from '../../../web/src/state/url-state.js';
import { pictures } from '../../../web/src/views/learn/pictures.js';

const names = chapterOptions.map(({ value }) => value);
const chapters = await Promise.all(
  names.map(async (name) => /** @type {const} */ ([name, (await contents[name].load()).chapter])),
);

it('lists each chapter once, in the order in which they follow each other', () => {
  expect(parts.flatMap((part) => part.chapters)).toEqual(names);
  expect(Object.keys(contents)).toEqual(names);
});

it.each(chapters)('%s is complete', (name, chapter) => {
  for (const part of /** @type {const} */ (['idea', 'formulas', 'hard', 'notice', 'code', 'sources']))
    expect(chapter[part].length, part).toBeGreaterThan(0);
  expect(Object.keys(pictures)).toContain(chapter.picture);
  for (const source of chapter.sources) expect(sources, source).toHaveProperty([source]);
});

it.each(chapters)('%s names files of the repository that exist', (name, chapter) => {
  for (const { path } of chapter.code)
    expect(existsSync(new URL(`../../../${path}`, import.meta.url)), path).toBe(true);
});

it.each(chapters)('%s sets the page up with what the page has', (name, { show }) => {
  const { settings, problems } = parseFragment(show.setup);
  expect(problems).toEqual([]);
  expect(settings.panel, 'leads out of the chapter').not.toBe('learn');
});

it.each(chapters)('%s can be typeset, and its terms and links lead somewhere', (name, chapter) => {
  for (const { formula } of chapter.formulas)
    expect(mathmlOf(String(formula))).toMatch(/^<math display="block">.*<\/math>$/);
  const prose = [...chapter.idea, ...chapter.hard, ...chapter.notice].flatMap(piecesOf);
  for (const { kind, key, text } of prose) {
    if (kind === 'term') expect(glossary, key).toHaveProperty([key]);
    if (kind === 'chapter') expect(names).toContain(key);
    if (kind === 'text') expect(text, 'left-over markup').not.toMatch(/[[\]{}$]/);
  }
});

it('leads from terms that exist to chapters that exist', () => {
  for (const [word, chapter] of Object.entries(termChapters)) {
    expect(glossary).toHaveProperty([word]);
    expect(names).toContain(chapter);
  }
});
