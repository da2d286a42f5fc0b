import { afterEach, expect, test, vi } from 'vitest';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
  vi.resetModules();
});

/** @returns {Promise<{ sources: string[], mirrors: string[] }>} what the policy lets the page ask, and what the page asks */
async function built() {
  const { contentSecurityPolicy } = await import('../../tools/vite/security-headers.mjs');
  const { default: config } = await import('../../vite.config.js');
  vi.stubGlobal('__MNIST_MIRRORS__', JSON.parse(String(config.define?.__MNIST_MIRRORS__)));
  const { mnistMirrorsFor } = await import('../../web/src/config/mnist-mirrors.js');
  const directive = contentSecurityPolicy.split('; ').find((each) => each.startsWith('connect-src ')) ?? '';
  return { sources: directive.split(' ').slice(1), mirrors: mnistMirrorsFor('http://localhost/some/path/index.html') };
}

const own = 'http://localhost/some/path/data/';

test('the page may ask the mirrors it knows and nobody else, its own folder first', async () => {
  const { sources, mirrors } = await built();
  expect(mirrors[0]).toBe(own);
  expect(mirrors.slice(1)).toEqual(sources.slice(1));
  expect(sources[0]).toBe("'self'");
  expect(sources.slice(1).every((source) => source.startsWith('https://') && source.endsWith('/'))).toBe(true);
  expect(sources.length).toBeGreaterThan(1);
});

test('one build setting names other mirrors, or none', async () => {
  vi.stubEnv('GRADLAB_MNIST_MIRRORS', 'http://one.example/mnist/ http://two.example/');
  expect(await built()).toEqual({
    sources: ["'self'", 'http://one.example/mnist/', 'http://two.example/'],
    mirrors: [own, 'http://one.example/mnist/', 'http://two.example/'],
  });
  vi.resetModules();
  vi.stubEnv('GRADLAB_MNIST_MIRRORS', '');
  expect(await built()).toEqual({ sources: ["'self'"], mirrors: [own] });
});
