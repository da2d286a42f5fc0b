// Checks before the page's own script runs whether this browser has what the page needs; if not, unsupported.js says
// what is missing. Works in browsers since 2016. Browsers that pass also have everything else (module workers,
// container queries, class fields).
(function () {
  // The policy of the page lets no text become a script, and no script come from elsewhere (Trusted Types). Workers are
  // named by text, so that their addresses are checked here.
  if (window.trustedTypes) {
    trustedTypes.createPolicy('default', {
      createScriptURL: function (url) {
        return new URL(url, document.baseURI).origin === location.origin ? url : null;
      }
    });
  }
  var css = function (condition) {
    return !!(window.CSS && CSS.supports && CSS.supports(condition));
  };
  // A module with i8x16.splat in a function. It is valid only if the browser supports SIMD.
  var simd = [0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 8, 1, 6, 0, 65, 0, 253, 15, 11];
  var hasWasm = typeof WebAssembly === 'object';
  var has = {
    file: location.protocol !== 'file:',
    wasm: hasWasm,
    simd: hasWasm && WebAssembly.validate(new Uint8Array(simd)),
    gzip: 'DecompressionStream' in window,
    sort: 'toSorted' in Array.prototype,
    mix: css('(color:color-mix(in srgb,red,red))'),
    has: css('selector(:has(a))')
  };
  var missing = Object.keys(has).filter(function (name) {
    return !has[name];
  });
  if (!missing.length) return;
  // The page's script stops if this attribute is set.
  document.documentElement.setAttribute('data-missing', missing.join(' '));
  var script = document.createElement('script');
  script.src = 'unsupported.js';
  document.head.appendChild(script);
})();
