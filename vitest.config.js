import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/{web,wasm,tools}/**/*.test.js'],
    environment: 'node',
    // Its own choice leaves a processor to the editor: of two, one.
    maxWorkers: '100%',
    // As modules, the way the page has them: what Node would take instead has no gradients.
    server: { deps: { inline: [/@tensorflow/] } },
  },
});
