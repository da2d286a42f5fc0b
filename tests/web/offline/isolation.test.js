import { expect, it } from 'vitest';
import { isolated, isolationHeaders } from '../../../web/src/offline/isolation.js';

it('adds the two headers and keeps all else', async () => {
  const response = isolated(
    new Response('body', {
      status: 404,
      statusText: 'Not Found',
      headers: { 'Content-Type': 'text/x', 'Cross-Origin-Opener-Policy': 'unsafe-none' },
    }),
  );
  expect(Object.fromEntries(response.headers)).toEqual({
    'content-type': 'text/x',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
  });
  expect([response.status, response.statusText, await response.text()]).toEqual([404, 'Not Found', 'body']);
});

it('an answer without a body stays without', () => {
  expect(isolated(new Response(null, { status: 204 })).headers.get('Cross-Origin-Embedder-Policy')).toBe(
    isolationHeaders['Cross-Origin-Embedder-Policy'],
  );
});

it('leaves alone what no script may copy', () => {
  const failed = Response.error();
  expect(isolated(failed)).toBe(failed);
});
