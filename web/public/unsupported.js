// Says why the page cannot run here and what to do, in place of the page. start-check.js loads it. It works in browsers
// since 2016, also if the page was opened from disk.
(function () {
  var chrome = 'Chrome and Edge ';
  var needed = {
    wasm: ['WebAssembly', chrome + '57, Firefox 52 and Safari 11'],
    simd: ['WebAssembly SIMD', chrome + '91, Firefox 89 and Safari 16.4'],
    gzip: ['DecompressionStream', chrome + '80, Firefox 113 and Safari 16.4'],
    sort: ['Array.prototype.toSorted', chrome + '110, Firefox 115 and Safari 16'],
    mix: ['The CSS function color-mix()', chrome + '111, Firefox 113 and Safari 16.2'],
    has: ['The CSS selector :has()', chrome + '105, Firefox 121 and Safari 15.4']
  };
  var floor = 'Chrome 111, Edge 111, Firefox 121, Safari 16.4 or newer';

  /** Appends an element with this text to `parent`. */
  function add(parent, name, text) {
    var node = document.createElement(name);
    node.textContent = text;
    parent.appendChild(node);
    return node;
  }

  /** Returns the path of the page's folder, to be typed in a terminal. */
  function folder() {
    var path = decodeURIComponent(location.pathname).replace(/[^/]*$/, '');
    return '"' + (/^\/[A-Za-z]:/.test(path) ? path.slice(1) : path) + '"';
  }

  function explainFile(root) {
    add(root, 'h2', 'Open this page through a web server');
    add(
      root,
      'p',
      'Gradlab was opened as a file. Browsers do not let a file load the modules and workers that it is made of.'
    );
    add(root, 'p', 'Serve the folder instead. Any static server will do, for example Python’s:');
    add(root, 'pre', 'cd ' + folder() + '\npython3 -m http.server 8000');
    add(root, 'p', 'Then open this address:');
    var link = add(add(root, 'p', ''), 'a', 'http://localhost:8000/');
    link.href = link.textContent;
    add(root, 'p', 'In a checkout of Gradlab there is a server that also sends the headers for several threads:');
    add(root, 'pre', 'npm start');
  }

  function explainMissing(root, missing) {
    add(root, 'h2', 'This browser cannot run Gradlab');
    add(root, 'p', 'It lacks what the page is built on:');
    var list = add(root, 'ul', '');
    missing.forEach(function (name) {
      // If WebAssembly itself is missing, it is needless to say that its SIMD instructions are, too.
      if (name === 'simd' && missing.indexOf('wasm') >= 0) return;
      add(list, 'li', needed[name][0] + '. ' + needed[name][1] + ' have it.');
    });
    add(root, 'p', 'Update this browser, or open the page in ' + floor + '.');
    if (missing.indexOf('wasm') >= 0)
      add(
        root,
        'p',
        'A current browser may have WebAssembly switched off: Lockdown Mode on Apple devices and strict security settings do that.'
      );
  }

  var style = document.createElement('link');
  style.rel = 'stylesheet';
  style.href = 'unsupported.css';
  document.head.appendChild(style);
  var missing = document.documentElement.getAttribute('data-missing').split(' ');
  var root = document.createElement('section');
  root.className = 'unsupported';
  root.setAttribute('role', 'alert');
  root.setAttribute('data-testid', 'unsupported');
  if (missing.indexOf('file') >= 0) explainFile(root);
  else explainMissing(root, missing);
  var main = document.querySelector('main');
  main.parentNode.replaceChild(root, main);
})();
