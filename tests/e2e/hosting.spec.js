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

test('the page says which build it is, and links to the licences of what is in it', async ({ page, request, baseURL }) => {
  await page.goto('./');
  const { version, commit, sources } = await (await request.get(`${baseURL}build.json`)).json();
  const about = page.getByTestId('about');
  await expect(about).toContainText(`Gradlab ${version}, build ${commit ?? sources}`);
  await about.getByRole('link', { name: 'Licences' }).click();
  await expect(page.locator('body')).toContainText('@tensorflow/tfjs-core');
});

test('every file of the core is asked for by a name with its hash', async ({ page }) => {
  /** @type {string[]} */
  const names = [];
  page.on('request', (asked) => asked.url().includes('/core/') && names.push(asked.url()));
  await page.goto('./');
  await expect(page.getByTestId('backend')).toContainText('simd', { ignoreCase: true });
  expect(names.map((name) => /-[0-9a-f]{8}(\.\w+)$/.exec(name)?.[1]).sort()).toEqual(expect.arrayContaining(['.mjs', '.wasm']));
  expect(names.filter((name) => !/-[0-9a-f]{8}\.(mjs|wasm)$/.test(name))).toEqual([]);
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
