import { expect, test } from 'vitest';
import { contentSecurityPolicy, headersFile } from '../../tools/vite/security-headers.mjs';

test('the policy lets scripts come from the site alone, and lets WebAssembly but no text be compiled', () => {
  const scripts = contentSecurityPolicy.split('; ').find((directive) => directive.startsWith('script-src '));
  expect(scripts).toBe("script-src 'self' 'wasm-unsafe-eval'");
  expect(contentSecurityPolicy).toContain("default-src 'none'");
  expect(contentSecurityPolicy).toContain("require-trusted-types-for 'script'; trusted-types lit-html default");
});

test('files with a hash in their names are kept for good, others are not', () => {
  const rules = headersFile().split(/^(?=\/)/m);
  const kept = rules.filter((rule) => rule.includes('immutable')).map((rule) => rule.split('\n')[0]);
  expect(kept).toEqual(['/assets/*', '/core/*']);
});

test('the headers file gives every file the policy and the isolation', () => {
  const [everyFile] = headersFile().split('/assets/*');
  expect(everyFile).toMatch(/^\/\*\n/);
  expect(everyFile).toContain(`  Content-Security-Policy: ${contentSecurityPolicy}; frame-ancestors *\n`);
  expect(everyFile).toContain('  Cross-Origin-Opener-Policy: same-origin\n');
  expect(everyFile).toContain('  Cross-Origin-Embedder-Policy: require-corp\n');
});
