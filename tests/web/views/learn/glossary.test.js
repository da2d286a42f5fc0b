import { expect, it } from 'vitest';
import { glossary } from '../../../../web/src/config/glossary.js';

it.each(Object.entries(glossary))('explains “%s” in one sentence', (_, sentence) => {
  expect(sentence).toMatch(/^[^.]+(\.\d[^.]*)*\.$/);
});
