import { defineConfig } from '@playwright/test';
import { findChromium } from './tools/setup/chromium.mjs';

const port = Number(process.env.GRADLAB_E2E_PORT ?? 4179);
const under = '/some/path/';
const address = `http://127.0.0.1:${port}${under}`;

/** Tests that measure the time of tasks, run races or start threads: nothing else may use their cores. */
const undisturbed = /[\\/](smoothness|threads|race|race-graphics)\.spec\.js$/;
/** Tests of `npm run test:long`: they measure for longer, train on all of MNIST, or need hundreds of megabytes. */
const long = /-long\.spec\.js$/;

export default defineConfig({
  testDir: 'tests/e2e',
  projects: [
    { name: 'side by side', testMatch: '**/*.spec.js', testIgnore: [undisturbed, long] },
    { name: 'undisturbed', testMatch: undisturbed },
    { name: 'long', testMatch: long },
  ],
  outputDir: 'test-results',
  timeout: 60_000,
  // `npm test` raises this for tests that may run side by side.
  workers: 1,
  forbidOnly: Boolean(process.env.CI),
  // A shared machine may stall a page for seconds. Tests that pass only on the second try are reported as flaky.
  retries: process.env.CI ? 1 : 0,
  use: {
    baseURL: address,
    // Recording every action takes a third of the time or more, so where tests are retried, only the retry is recorded.
    // Elsewhere `--trace=retain-on-failure` turns it on.
    trace: process.env.CI ? 'on-first-retry' : 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: findChromium() ?? undefined,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  webServer: { command: `node tests/e2e/static-server.mjs ${port} ${under}`, url: address, reuseExistingServer: false },
});
