import js from '@eslint/js';
import globals from 'globals';

export default [
  {
    ignores: [
      'build/',
      'tests/audit/node_modules/',
      'tests/bench/peers/node_modules/',
      'dist/',
      'web/public/core/',
      'test-results/',
    ],
  },
  js.configs.recommended,
  { files: ['web/**/*.js'], languageOptions: { globals: globals.browser } },
  { files: ['web/src/{worker,peers}/**/*.js'], languageOptions: { globals: globals.worker } },
  { files: ['tools/**/*.mjs', 'tests/**/*.{js,mjs}', '*.config.js'], languageOptions: { globals: globals.node } },
  // Playwright's page functions run in the browser.
  { files: ['tests/{e2e,engines,web}/**/*.{js,mjs}'], languageOptions: { globals: globals.browser } },
  { files: ['tests/bench/**/*.js'], languageOptions: { globals: { ...globals.browser, ...globals.worker } } },
  // Joined to Emscripten's glue, whose names it uses.
  {
    files: ['tools/cmake/*.cjs'],
    languageOptions: { sourceType: 'script', globals: { ...globals.node, Module: 'writable', ENV: 'writable' } },
  },
  {
    rules: {
      eqeqeq: 'error',
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-var': 'error',
      'object-shorthand': 'error',
      'prefer-const': 'error',
    },
  },
  // They run in old browsers, too, to say what is missing there.
  {
    files: ['web/public/{start-check,unsupported}.js'],
    languageOptions: { ecmaVersion: 5, sourceType: 'script', globals: { Uint8Array: 'readonly' } },
    rules: { 'no-var': 'off', 'object-shorthand': 'off', 'prefer-const': 'off' },
  },
];
