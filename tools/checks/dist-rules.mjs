// Checks what no file of the built site may contain. The files have to be read, since a policy in a meta element does
// not apply to workers.

const script = /\.(m?js)$/;
const page = /\.html$/;
const style = /\.css$/;

/** @type {{ files: RegExp, pattern: RegExp, what: string }[]} */
const forbidden = [
  { files: script, pattern: /(?<![\w$.])eval\s*\(/, what: 'eval' },
  { files: script, pattern: /\bnew\s+Function\b|(?<![\w$.])Function\s*\(\s*["'`]/, what: 'new Function' },
  {
    files: script,
    pattern: /\b(?:import|importScripts|fetch)\s*\(\s*["'`](?:https?:)?\/\//,
    what: 'a file from another origin',
  },
  { files: script, pattern: /["'`]\/(?:assets|core)\//, what: 'an absolute path' },
  {
    files: page,
    pattern: /<(?!a[\s>])[a-z][^>]*\s(?:src|href)\s*=\s*["']?(?:https?:)?\/\//i,
    what: 'a file from another origin',
  },
  { files: page, pattern: /<[a-z][^>]*\s(?:src|href)\s*=\s*["']?\/(?!\/)/i, what: 'an absolute path' },
  { files: page, pattern: /<script(?![^>]*\ssrc=)[^>]*>/i, what: 'an inline script, which the policy blocks' },
  { files: style, pattern: /(?:url\(\s*["']?|@import\s+["'])(?:https?:)?\/\//i, what: 'a file from another origin' },
  { files: style, pattern: /url\(\s*["']?\/(?!\/)/i, what: 'an absolute path' },
];

/**
 * @param {string} name of the file
 * @param {string} text
 * @returns {string[]} what is wrong with it
 */
export function problemsInBuiltFile(name, text) {
  const problems = forbidden
    .filter(({ files, pattern }) => files.test(name) && pattern.test(text))
    .map(({ what }) => `${name}: ${what}`);
  if (page.test(name) && !text.includes('http-equiv="Content-Security-Policy"'))
    problems.push(`${name}: no Content-Security-Policy`);
  return problems;
}
