import { defineConfig } from '@playwright/test';
import { fileURLToPath } from 'node:url';
import { firefoxOptions } from './visitors.mjs';
import { leftOut } from './firefox-pages.mjs';

const port = Number(process.env.GRADLAB_E2E_PORT ?? 4179);
const under = '/some/path/';
const address = `http://127.0.0.1:${port}${under}`;
const server = fileURLToPath(new URL('../e2e/static-server.mjs', import.meta.url));

/** @param {'firefox' | 'webkit'} engine @param {'smoke' | 'tour'} part */
const project = (engine, part) => ({
  name: `${engine} ${part}`,
  testDir: '.',
  testMatch: `${part}.spec.js`,
  use: /** @type {{}} */ ({ engine }),
});

export default defineConfig({
  projects: [
    project('firefox', 'smoke'),
    project('webkit', 'smoke'),
    project('firefox', 'tour'),
    project('webkit', 'tour'),
    {
      name: 'firefox pages',
      testDir: '../e2e',
      testMatch: '**/*.spec.js',
      testIgnore: ['**/*-long.spec.js', ...leftOut.files.map((file) => `**/${file}`)],
      grepInvert: leftOut.titles,
      use: { browserName: 'firefox', baseURL: address, launchOptions: firefoxOptions() },
    },
  ],
  outputDir: '../../test-results/engines',
  timeout: 60_000,
  workers: 1,
  forbidOnly: Boolean(process.env.CI),
  use: { trace: 'off' },
  webServer: { command: `node ${JSON.stringify(server)} ${port} ${under}`, url: address, reuseExistingServer: false },
});
