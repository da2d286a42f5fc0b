import { expect, test } from '@playwright/test';
import { preview } from 'vite';
import { complaintsOf } from './workbench.js';

test('the page loads its core in a folder of a server that sends no headers, and asks for nothing outside of it', async ({ page, baseURL }) => {
  const complaints = complaintsOf(page);
  /** @type {string[]} */
  const addresses = [];
  page.on('request', (request) => addresses.push(request.url()));
  await page.goto('./');
  await expect(page.getByTestId('backend')).toContainText('simd', { ignoreCase: true });
  expect(addresses.filter((address) => !address.startsWith(String(baseURL)) && !/^(data|blob):/.test(address))).toEqual([]);
  expect(addresses.some((address) => address.endsWith('.wasm'))).toBe(true);
  expect(complaints).toEqual([]);
});

test('the page may not compile text into code, nor load a script from elsewhere', async ({ page }) => {
  // A script of the site's own: what Playwright evaluates itself is exempt from the policy.
  const attempt = "try { new Function('return 1'); document.title = 'allowed'; } catch (error) { document.title = error.name; }";
  await page.route('**/attempt.js', (route) => route.fulfill({ contentType: 'text/javascript', body: attempt }));
  await page.goto('./');
  await page.addScriptTag({ url: './attempt.js' });
  await expect(page).toHaveTitle('EvalError');
  await expect(page.addScriptTag({ url: 'http://localhost:1/attempt.js' })).rejects.toThrow('Content Security Policy');
});

test('served by npm start, the page is isolated and nothing in it is blocked by that', async ({ page }) => {
  const complaints = complaintsOf(page);
  const server = await preview({ preview: { port: 0 } });
  try {
    await page.goto(String(server.resolvedUrls?.local[0]));
    await expect(page.getByTestId('backend')).toContainText('simd', { ignoreCase: true });
    expect(await page.evaluate(() => window.crossOriginIsolated)).toBe(true);
    expect(complaints).toEqual([]);
  } finally {
    await server.close();
  }
});
