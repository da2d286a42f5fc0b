import { serveEngine } from './serve-engine.js';

serveEngine(/** @type {import('comlink').Endpoint} */ (/** @type {unknown} */ (globalThis)));
