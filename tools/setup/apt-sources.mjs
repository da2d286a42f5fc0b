import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @typedef {object} AptSource
 * @property {string[]} types
 * @property {string[]} uris
 * @property {string[]} suites
 */

/**
 * Parses the old format, with one source per line: `deb [options] uri suite component…`.
 * @param {string} text
 * @returns {AptSource[]}
 */
export function parseOneLineSources(text) {
  return text.split('\n').flatMap((line) => {
    const match = /^\s*(deb(?:-src)?)\s+(?:\[[^\]]*\]\s+)?(\S+)\s+(\S+)/.exec(line);
    return match ? [{ types: [match[1]], uris: [match[2]], suites: [match[3]] }] : [];
  });
}

/**
 * Parses the deb822 format: paragraphs of `Field: values`, with indented continuation lines.
 * @param {string} text
 * @returns {AptSource[]}
 */
export function parseDeb822Sources(text) {
  const withoutComments = text.replace(/^#.*\n?/gm, '').replace(/\n[ \t]+/g, ' ');
  return withoutComments.split(/\n\s*\n/).flatMap((paragraph) => {
    /** @param {string} name */
    const field = (name) =>
      new RegExp(`^${name}:(.*)$`, 'im').exec(paragraph)?.[1].trim().split(/\s+/).filter(Boolean) ?? [];
    const source = { types: field('Types'), uris: field('URIs'), suites: field('Suites') };
    const enabled = !/^no$/i.test(field('Enabled')[0] ?? 'yes');
    return enabled && source.uris.length > 0 ? [source] : [];
  });
}

/**
 * Returns the mirror from which this system fetches the packages of `release`, or null when its sources name none.
 * @param {string} release the system's code name, such as `bookworm`
 * @param {string} [etc] the folder of APT's settings
 */
export function mirrorOf(release, etc = '/etc/apt') {
  const parts = join(etc, 'sources.list.d');
  const files = [
    join(etc, 'sources.list'),
    ...(existsSync(parts)
      ? readdirSync(parts)
          .sort()
          .map((name) => join(parts, name))
      : []),
  ];
  for (const file of files.filter((name) => existsSync(name))) {
    const text = readFileSync(file, 'utf8');
    const sources = file.endsWith('.sources')
      ? parseDeb822Sources(text)
      : file.endsWith('.list')
        ? parseOneLineSources(text)
        : [];
    const source = sources.find(({ types, suites }) => types.includes('deb') && suites.includes(release));
    if (source) return source.uris[0];
  }
  return null;
}
