import { serveEngine } from './engine-service.js';

serveEngine(/** @type {import('comlink').Endpoint} */ (/** @type {unknown} */ (globalThis)));
