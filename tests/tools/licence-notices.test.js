import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectFolder } from '../../tools/setup/folders.mjs';
import { licencesText, missingIn, noticeOf, packageFolder } from '../../tools/vite/licence-notices.mjs';

const installed = (/** @type {string} */ name) => noticeOf(join(projectFolder, 'node_modules', name));

test('a module belongs to the innermost package, whatever its address ends with', () => {
  expect(packageFolder('/a/node_modules/chart.js/dist/chart.js')).toBe('/a/node_modules/chart.js');
  expect(packageFolder('/a/node_modules/@tensorflow/tfjs-core/dist/x.js')).toBe(
    '/a/node_modules/@tensorflow/tfjs-core',
  );
  expect(packageFolder('/a/node_modules/one/node_modules/two/x.js')).toBe('/a/node_modules/one/node_modules/two');
  expect(packageFolder('\0C:\\a\\node_modules\\one\\x.wasm?url')).toBe('C:/a/node_modules/one');
  expect(packageFolder('/a/web/src/main.js')).toBeNull();
});

test('a notice is the package’s own file, or the one kept here for a package without', () => {
  expect(installed('comlink').text).toContain('Apache License');
  expect(installed('@tensorflow/tfjs-core')).toMatchObject({
    licence: 'Apache-2.0',
    text: expect.stringMatching(/authors of TensorFlow\.js[^]*Apache License/),
  });
  expect(installed('seedrandom').text).toContain('David Bau');
});

test('a package without any notice stops the build', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gradlab-package-'));
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(
      join(folder, 'package.json'),
      JSON.stringify({ name: 'some-package', version: '1.0.0', license: 'MIT' }),
    );
    expect(() => noticeOf(folder)).toThrow('some-package is part of the site and has no licence file');
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('the file names every package once, the C++ libraries and the project, and shares equal texts', () => {
  const text = licencesText([
    installed('idb'),
    installed('@tensorflow/tfjs-core'),
    installed('@tensorflow/tfjs-backend-cpu'),
  ]);
  expect(text).toMatch(
    /@tensorflow\/tfjs-backend-cpu 4\.22\.0 \(Apache-2\.0\)\n@tensorflow\/tfjs-core 4\.22\.0 \(Apache-2\.0\)\n\n/,
  );
  for (const name of ['Eigen (MPL-2.0)', 'Emscripten', 'musl', 'libc++', 'XNNPACK', 'idb 8.0.4 (ISC)'])
    expect(text).toContain(`\n${name}`);
  const { name, version, licence } = installed('comlink');
  expect(missingIn(text, [installed('idb'), { name, version, licence }])).toEqual([`comlink ${version} (Apache-2.0)`]);
});
