import { contentSecurityPolicy, headersFile } from './security-headers.mjs';

/**
 * Writes the policy into each built page, and a `_headers` file next to it for hosts that read one. It does so only
 * when building, since Vite's development server puts styles into the page itself.
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
