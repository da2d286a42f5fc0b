import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/{web,wasm,tools}/**/*.test.js'],
    environment: 'node',
    // As modules, the way the page has them: what Node would take instead has no gradients.
    server: { deps: { inline: [/@tensorflow/] } },
  },
});
