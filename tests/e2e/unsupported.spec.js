import { pathToFileURL } from 'node:url';
import { expect, openFirst, test } from './shared-page.js';
import { reach, train } from './workbench.js';

// The name of another machine, as far as the browser knows: plain http from it is not secure.
const insecureHost = 'classroom.test';
test.use({
  launchOptions: async ({ launchOptions, browserName }, use) =>
    use({
      ...launchOptions,
      ...(browserName === 'chromium' && {
        args: [...(launchOptions.args ?? []), `--host-resolver-rules=MAP ${insecureHost} 127.0.0.1`],
      }),
      ...(browserName === 'firefox' && {
        firefoxUserPrefs: { ...launchOptions.firefoxUserPrefs, 'network.dns.localDomains': insecureHost },
      }),
    }),
});

/** @type {{ lack: string, without: string, says: RegExp[] }[]} */
const lacks = [
  {
    lack: 'WebAssembly',
    without: 'delete globalThis.WebAssembly',
    says: [/WebAssembly\. Chrome and Edge 57, Firefox 52 and Safari 11 have it/, /Lockdown Mode/],
  },
  {
    lack: 'WebAssembly SIMD',
    without: 'WebAssembly.validate = () => false',
    says: [/WebAssembly SIMD\. Chrome and Edge 91, Firefox 89 and Safari 16\.4 have it/],
  },
  {
    lack: 'DecompressionStream',
    without: 'delete globalThis.DecompressionStream',
    says: [/DecompressionStream\. Chrome and Edge 80, Firefox 113 and Safari 16\.4/],
  },
  {
    lack: 'toSorted',
    without: 'delete Array.prototype.toSorted',
    says: [/toSorted\. Chrome and Edge 110, Firefox 115 and Safari 16/],
  },
  {
    lack: ':has() and color-mix()',
    without: 'CSS.supports = () => false',
    says: [/color-mix\(\)\. Chrome and Edge 111/, /:has\(\)\. Chrome and Edge 105, Firefox 121/],
  },
];

test('a browser that lacks something is told so, with the versions that have it, and the page does not start', async ({
  page,
  complaints,
}) => {
  for (const { lack, without, says } of lacks) {
    await test.step(`without ${lack}`, async () => {
      const script = await page.addInitScript(without);
      await page.goto('about:blank');
      await page.goto('./');
      const message = page.getByTestId('unsupported');
      await expect(message).toContainText('This browser cannot run Gradlab');
      for (const sentence of says) await expect(message).toContainText(sentence);
      await expect(message).toContainText('Chrome 111, Edge 111, Firefox 121, Safari 16.4 or newer');
      await expect(page.getByTestId('start')).toHaveCount(0);
      expect(page.workers()).toEqual([]);
      await script.dispose();
    });
  }
  complaints.length = 0;
});

test('nothing of it is loaded where nothing is missing', async ({ page }) => {
  /** @type {string[]} */
  const addresses = [];
  page.on('request', (request) => addresses.push(request.url()));
  await openFirst(page);
  expect(addresses.some((address) => address.endsWith('.js'))).toBe(true);
  expect(addresses.filter((address) => /unsupported|missing-features/.test(address))).toEqual([]);
});

test('opened from a disk, the page says how to serve it', async ({ page, complaints }) => {
  await page.goto(pathToFileURL('dist/index.html').href);
  const message = page.getByTestId('unsupported');
  await expect(message).toContainText('Open this page through a web server');
  await expect(message.locator('pre').first()).toHaveText(/^cd ".*\/dist\/"\npython3 -m http\.server 8000$/);
  await expect(message.getByRole('link')).toHaveAttribute('href', 'http://localhost:8000/');
  // Without the page's styles, the drawing in its header filled the window.
  const mark = await page.locator('.masthead-mark').boundingBox();
  expect(mark?.width).toBeLessThan(40);
  // The browser refuses scripts and styles from a disk.
  complaints.length = 0;
});

test('over plain http from another machine the page trains, and says what is missing there', async ({
  page,
  baseURL,
}) => {
  await page.goto(`${String(baseURL).replace('127.0.0.1', insecureHost)}#epochs=1&train=500&threads=2`);
  await reach(page, 'idle');
  expect(await page.evaluate(() => globalThis.isSecureContext)).toBe(false);
  await expect(page.locator('.notice', { hasText: 'This address is not secure (plain http)' })).toBeVisible();
  await expect(page.locator('.notice', { hasText: 'several need a secure address' })).toBeVisible();
  await train(page);
  await page.getByTestId('copy-link').click();
  await expect(page.getByText('The address bar now holds the link.')).toBeVisible();
});

test('explanations and the learning-rate curve do without popovers and checkVisibility', async ({ page }) => {
  const script = await page.addInitScript(
    'delete HTMLElement.prototype.showPopover; delete HTMLElement.prototype.hidePopover; delete Element.prototype.checkVisibility',
  );
  await openFirst(page);
  await script.dispose();
  await page.getByTestId('backend').hover();
  await expect(page.getByRole('tooltip')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('tooltip')).toBeHidden();
  await page.getByTestId('schedule-group').locator('summary').click();
  await expect(page.getByTestId('schedule-curve')).toHaveAttribute('aria-label', /Learning rate over/);
});
