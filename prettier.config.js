/** @type {import('prettier').Config} */
export default {
  printWidth: 120,
  singleQuote: true,
  // Old browsers read these, to be told what they lack: no comma after the last argument.
  overrides: [{ files: 'web/public/{start-check,unsupported}.js', options: { trailingComma: 'none' } }],
};
