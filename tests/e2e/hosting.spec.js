import { preview } from 'vite';
import { expect, openFirst, test } from './shared-page.js';
import { complaintsOf, open } from './workbench.js';

test('in a folder of a server that sends no headers, the page asks for nothing outside of it, and for the core by names with a hash', async ({
  page,
  baseURL,
}) => {
  /** @type {string[]} */
  const addresses = [];
  page.on('request', (request) => addresses.push(request.url()));
  await openFirst(page);
  await expect(page.getByTestId('backend')).toContainText('simd', { ignoreCase: true });
  expect(
    addresses.filter((address) => !address.startsWith(String(baseURL)) && !/^(data|blob|about):/.test(address)),
  ).toEqual([]);
  const names = addresses.filter((address) => address.includes('/core/'));
  expect(names.map((name) => /-[0-9a-f]{8}(\.\w+)$/.exec(name)?.[1])).toEqual(
    expect.arrayContaining(['.mjs', '.wasm']),
  );
  expect(names.filter((name) => !/-[0-9a-f]{8}\.(mjs|wasm)$/.test(name))).toEqual([]);
});

test('the page says which build it is, may not compile text into code nor load a script from elsewhere, and links to the licences of what is in it', async ({
  page,
  request,
  baseURL,
  complaints,
}) => {
  await open(page);
  const { version, commit, sources } = await (await request.get(`${baseURL}build.json`)).json();
  const about = page.getByTestId('about');
  await expect(about).toContainText(`Gradlab ${version}, build ${commit ?? sources}`);

  await test.step('no text becomes code, and no script comes from elsewhere', async () => {
    // A script of the site's own: what Playwright evaluates itself is exempt from the policy.
    const attempts = `
      const attempts = [
        () => new Function('return 1'),
        () => (document.createElement('p').innerHTML = '<b>bold</b>'),
        () => (document.createElement('script').src = 'http://localhost:1/attempt.js'),
        () => new Worker('http://localhost:1/attempt.js'),
      ];
      document.title = attempts.map((attempt) => {
        try {
          attempt();
          return 'allowed';
        } catch (error) {
          return error.name;
        }
      });`;
    await page.route('**/attempts.js', (route) => route.fulfill({ contentType: 'text/javascript', body: attempts }));
    await page.addScriptTag({ url: './attempts.js' });
    const hasTrustedTypes = await page.evaluate(() => 'trustedTypes' in window);
    const refused = hasTrustedTypes ? 'TypeError,TypeError,TypeError' : 'allowed,allowed,SecurityError';
    await expect(page).toHaveTitle(`EvalError,${refused}`);
    // The browser says what it has refused.
    complaints.length = 0;
  });

  await about.getByRole('link', { name: 'Licences' }).click();
  await expect(page.locator('body')).toContainText('@tensorflow/tfjs-core');
});

// With a service worker, which the shared page has not.
test('served by npm start, the page is isolated and nothing in it is blocked by that', async ({ ownPage: page }) => {
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
