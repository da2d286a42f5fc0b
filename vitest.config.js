import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/{web,wasm,tools}/**/*.test.js'],
    environment: 'node',
    // Many tests train with the real core, on a machine that may be busy. What never ends is found all the same.
    testTimeout: 30_000,
    // By default Vitest leaves one processor free, which would be one of two.
    maxWorkers: '100%',
    // Load TensorFlow.js as modules, as the page does: the build that Node would choose has no gradients.
    server: { deps: { inline: [/@tensorflow/] } },
  },
});
