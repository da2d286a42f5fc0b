import { isolationHeaders } from '../../web/src/offline/isolation.js';
import { mnistMirrors } from './mnist-mirrors.mjs';

export { isolationHeaders };

// Defines what the page may load, for the meta element, the servers of this project and the `_headers` file.

const directives = {
  'default-src': ["'none'"],
  // Compiling WebAssembly needs its own permission; evaluating JavaScript gets none.
  'script-src': ["'self'", "'wasm-unsafe-eval'"],
  'worker-src': ["'self'"],
  'style-src': ["'self'"],
  'img-src': ["'self'", 'data:', 'blob:'],
  'font-src': ["'self'"],
  'connect-src': ["'self'", ...mnistMirrors],
  'manifest-src': ["'self'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  // No text becomes markup or a script. lit-html makes its templates through a policy of this name; "default" checks the
  // addresses of workers (start-check.js).
  'require-trusted-types-for': ["'script'"],
  'trusted-types': ['lit-html', 'default'],
};

export const contentSecurityPolicy = Object.entries(directives)
  .map(([name, sources]) => `${name} ${sources.join(' ')}`)
  .join('; ');

/** Any site may show the page in a frame: nothing in it can be done in a visitor's name. A meta element cannot say so. */
const frames = 'frame-ancestors *';

/** The headers of every file of the built site. */
export const everyFile = {
  'Content-Security-Policy': `${contentSecurityPolicy}; ${frames}`,
  ...isolationHeaders,
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
};

/**
 * Returns the `_headers` file that Netlify, Cloudflare Pages and others read. Files under assets/ and core/ have a hash
 * in their names.
 */
export function headersFile() {
  const immutable = { 'Cache-Control': 'public, max-age=31536000, immutable' };
  const rules = { '/*': everyFile, '/assets/*': immutable, '/core/*': immutable };
  return Object.entries(rules)
    .map(([path, headers]) =>
      [path, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`), ''].join('\n'),
    )
    .join('');
}
