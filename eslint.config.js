import js from '@eslint/js';
import globals from 'globals';
import { parser, plugin as typescript } from 'typescript-eslint';

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
  // These files become part of Emscripten's glue code and use its names.
  {
    files: ['tools/cmake/*.cjs', 'tools/cmake/memory-limit.js'],
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
  // Rules that need types. They run only on files in which a floating promise would matter, since reading the types
  // takes longer than all other rules together.
  {
    files: ['web/src/**/*.js', 'tests/e2e/**/*.{js,mjs}', 'tools/**/*.mjs'],
    languageOptions: { parser, parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { '@typescript-eslint': typescript },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
    },
  },
  // The page makes elements from templates, never from text.
  {
    files: ['web/src/**/*.js'],
    rules: {
      'no-restricted-properties': ['error', ...['innerHTML', 'outerHTML'].map((property) => ({ property }))],
    },
  },
  // These scripts also run in old browsers, to say what is missing there.
  {
    files: ['web/public/{start-check,unsupported}.js'],
    languageOptions: { ecmaVersion: 5, sourceType: 'script', globals: { Uint8Array: 'readonly' } },
    rules: { 'no-var': 'off', 'object-shorthand': 'off', 'prefer-const': 'off' },
  },
];
