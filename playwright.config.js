import { defineConfig } from '@playwright/test';
import { findChromium } from './tools/setup/chromium.mjs';

const port = Number(process.env.GRADLAB_E2E_PORT ?? 4179);
const under = '/some/path/';
const address = `http://127.0.0.1:${port}${under}`;

/** What measures the time of tasks, races or starts threads: nothing else may take its cores. */
const undisturbed = /[\\/](smoothness|threads|race|race-graphics)\.spec\.js$/;
/** What measures times for longer, and what takes all of MNIST or hundreds of megabytes: `npm run test:long`. */
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
  // `npm test` raises it for those that may run side by side.
  workers: 1,
  forbidOnly: Boolean(process.env.CI),
  // A shared machine may stall a page for seconds. The list names what passed only the second time as flaky.
  retries: process.env.CI ? 1 : 0,
  use: {
    baseURL: address,
    // Recording every action takes a third of the time and more: where a test is tried twice, the second time will do. Elsewhere
    // `--trace=retain-on-failure` asks for it.
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
