import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { mirrorOf } from '../../tools/setup/apt-sources.mjs';

/** @type {string} */
let etc;
beforeEach(() => {
  etc = mkdtempSync(join(tmpdir(), 'gradlab-apt-'));
  mkdirSync(join(etc, 'sources.list.d'));
});
afterEach(() => rmSync(etc, { recursive: true }));

test('the mirror is read from the one-line format, past options, comments and source packages', () => {
  writeFileSync(
    join(etc, 'sources.list'),
    [
      '# deb http://commented.example/debian bookworm main',
      'deb-src http://sources.example/debian bookworm main',
      'deb http://security.example/debian bookworm-security main',
      'deb [arch=amd64 signed-by=/some/key.gpg] http://mirror.example/debian bookworm main contrib',
    ].join('\n'),
  );
  expect(mirrorOf('bookworm', etc)).toBe('http://mirror.example/debian');
});

test('the mirror is read from the deb822 format, past disabled paragraphs, comments and continuation lines', () => {
  writeFileSync(
    join(etc, 'sources.list.d', 'debian.sources'),
    [
      'Types: deb',
      'URIs: http://disabled.example/debian',
      'Suites: bookworm',
      'Enabled: no',
      '',
      'Types: deb deb-src',
      '# URIs: http://commented.example/debian',
      'URIs: http://mirror.example/debian',
      'Suites: bookworm-updates',
      ' bookworm',
      'Components: main',
    ].join('\n'),
  );
  expect(mirrorOf('bookworm', etc)).toBe('http://mirror.example/debian');
});

test('files that APT ignores, and other releases, name no mirror', () => {
  writeFileSync(join(etc, 'sources.list.d', 'old.list.disabled'), 'deb http://mirror.example/debian bookworm main');
  writeFileSync(join(etc, 'sources.list.d', 'other.list'), 'deb http://mirror.example/debian bullseye main');
  expect(mirrorOf('bookworm', etc)).toBe(null);
});
