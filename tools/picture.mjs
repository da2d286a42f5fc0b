// Writes docs/gradlab.png, the README's picture, with the site in dist/. It shows the page while Nielsen's network
// trains on the built-in digits.
import { chromium } from '@playwright/test';
import { fileURLToPath } from 'node:url';
import { preview } from 'vite';
import { findChromium } from './setup/chromium.mjs';

const server = await preview({ preview: { port: 0 }, logLevel: 'warn' });
const browser = await chromium.launch({ executablePath: findChromium() ?? undefined, args: ['--no-sandbox'] });
try {
  const page = await browser.newPage({
    viewport: { width: 1360, height: 850 },
    deviceScaleFactor: 1.5,
    colorScheme: 'light',
  });
  await page.goto(`${String(server.resolvedUrls?.local[0])}#preset=dnn&seed=1`);
  await page.locator('[data-testid=status][data-state=idle]').waitFor();
  await page.getByTestId('start').click();
  const progress = page.getByTestId('progress');
  while (await progress.evaluate((bar) => /** @type {HTMLProgressElement} */ (bar).value <= 0.5));
  await page.getByTestId('pause').click();
  await page.locator('[data-testid=status][data-state=paused]').waitFor();
  await page.screenshot({ path: fileURLToPath(new URL('../docs/gradlab.png', import.meta.url)) });
} finally {
  await browser.close();
  await server.close();
}
