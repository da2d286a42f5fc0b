import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { include: ['tests/{web,wasm,tools}/**/*.test.js'], environment: 'node' },
});
