import { contentSecurityPolicy, headersFile } from './security-headers.mjs';

/**
 * Writes the policy into each built page, and `_headers` beside it for the hosts that read one. Only when building: Vite's
 * server for development puts styles into the page itself.
 * @returns {import('vite').Plugin}
 */
export function contentSecurityPolicyPlugin() {
  return {
    name: 'gradlab:content-security-policy',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: contentSecurityPolicy },
        injectTo: 'head-prepend',
      },
    ],
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: '_headers', source: headersFile() });
    },
  };
}
