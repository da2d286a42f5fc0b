/**
 * The two headers that allow a page to share memory between threads. Either the server sends them, or the service
 * worker adds them.
 */
export const isolationHeaders = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

/** Returns the response with the headers for isolation. @param {Response} response of the site's own host */
export function isolated(response) {
  // A redirect, or a response that no script may read, cannot be copied.
  if (response.type === 'opaqueredirect' || response.status === 0) return response;
  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries(isolationHeaders)) headers.set(name, value);
  const body = [204, 205, 304].includes(response.status) ? null : response.body;
  return new Response(body, { status: response.status, statusText: response.statusText, headers });
}
