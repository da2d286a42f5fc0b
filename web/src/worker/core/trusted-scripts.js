/**
 * Lets this worker start workers of its own site, and no others, where a host's headers demand Trusted Types: Emscripten
 * names the scripts of its threads by text. For the page, start-check.js does the same.
 */
export function trustOwnScripts() {
  const { trustedTypes } = /** @type {{ trustedTypes?: any }} */ (globalThis);
  if (!trustedTypes || trustedTypes.defaultPolicy) return;
  trustedTypes.createPolicy('default', {
    createScriptURL: (/** @type {string} */ url) =>
      new URL(url, location.href).origin === location.origin ? url : null,
  });
}
