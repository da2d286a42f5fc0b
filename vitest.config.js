import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/{web,wasm,tools}/**/*.test.js'],
    environment: 'node',
    // By default Vitest leaves one processor free, which would be one of two.
    maxWorkers: '100%',
    // Load TensorFlow.js as modules, as the page does: the build that Node would choose has no gradients.
    server: { deps: { inline: [/@tensorflow/] } },
  },
});
