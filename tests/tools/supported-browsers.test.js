import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectFolder } from '../../tools/setup/folders.mjs';
import viteConfig from '../../vite.config.js';

/** @param {string} path */
const textOf = (path) => readFileSync(join(projectFolder, path), 'utf8');
const message = textOf('web/public/unsupported.js');

/** Returns the versions in a sentence, by browser. @param {string} text */
function versions(text) {
  const [, chrome, firefox, safari] =
    /(?:Chrome|chrome)\D*(\d+)\D.*?[Ff]irefox\D*(\d+).*?[Ss]afari\D*([\d.]*\d)/s.exec(text) ?? [];
  return { chrome: Number(chrome), firefox: Number(firefox), safari: Number(safari) };
}

const floor = versions(String(/var floor = '(.*)'/.exec(message)?.[1]));

test('README, the message and the build name the same oldest browsers', () => {
  expect(floor).toEqual({ chrome: 111, firefox: 121, safari: 16.4 });
  expect(versions(String(/## Supported browsers\n\n(.*)/.exec(textOf('README.md'))?.[1]))).toEqual(floor);
  expect(versions(String(viteConfig.build?.target))).toEqual(floor);
});

test('they have each feature that the check asks for, and each has its words', () => {
  const needed = [...message.matchAll(/^ {4}(\w+): \['.*?', chrome \+ '(.*)'\]/gm)].map(([, name, text]) => ({
    name,
    ...versions(`Chrome ${text}`),
  }));
  const asked = [...textOf('web/public/start-check.js').matchAll(/^ {4}(\w+): /gm)]
    .map(([, name]) => name)
    .filter((name) => name !== 'file');
  expect(needed.map(({ name }) => name).sort()).toEqual(asked.sort());
  for (const { chrome, firefox, safari } of needed) {
    expect(chrome).toBeLessThanOrEqual(floor.chrome);
    expect(firefox).toBeLessThanOrEqual(floor.firefox);
    expect(safari).toBeLessThanOrEqual(floor.safari);
  }
});
