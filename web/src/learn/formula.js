/**
 * Converts formulas written in TeX to MathML, which browsers render natively. It supports only what the chapters need:
 * `_` and `^`, braces, \frac, \sqrt, \text and names of functions such as \log. Every other character is kept as it is.
 *
 * @typedef {{ symbols: string[], at: number, display: boolean }} Reading
 */

const symbolPattern = /\\[a-zA-Z]+|\d+(?:[.,]\d+)*|[^\s]|\s+/gu;
const functionNames = new Set(['log', 'max', 'exp', 'softmax', 'tanh', 'ReLU']);
const letter = /^\p{L}$/u;
const big = new Set(['∑', '∏']);
const escapes = /** @type {Record<string, string>} */ ({ '<': '&lt;', '>': '&gt;', '&': '&amp;' });

/** @param {string} text */
const escaped = (text) => text.replace(/[<>&]/g, (character) => escapes[character]);

/**
 * Returns a formula as MathML.
 * @param {string} source
 * @param {{ display?: boolean }} [options] `display`: as a block on a separate line
 */
export function mathml(source, { display = false } = {}) {
  const reading = { symbols: source.match(symbolPattern) ?? [], at: 0, display };
  const body = rowOf(reading, null);
  if (reading.at < reading.symbols.length) throw new Error(`“${source}” closes a brace that was not opened.`);
  return `<math${display ? ' display="block"' : ''}>${body}</math>`;
}

/** @param {Reading} reading @param {string|null} end */
function rowOf(reading, end) {
  const items = [];
  while (reading.at < reading.symbols.length && reading.symbols[reading.at] !== '}') items.push(scripted(reading));
  if (end !== null && reading.symbols[reading.at++] !== end)
    throw new Error(`“${reading.symbols.join('')}” leaves a brace open.`);
  return items.length === 1 ? items[0] : `<mrow>${items.join('')}</mrow>`;
}

/** Reads an item together with its subscript and superscript. @param {Reading} reading */
function scripted(reading) {
  const symbol = reading.symbols[reading.at];
  const base = atom(reading);
  /** @type {Record<string, string>} */
  const scripts = {};
  while (reading.symbols[reading.at] === '_' || reading.symbols[reading.at] === '^')
    scripts[reading.symbols[reading.at++]] = atom(reading);
  const made = withScripts(base, scripts, big.has(symbol) && reading.display);
  if (!functionNames.has(symbol.slice(1))) return made;
  return `${made}<mo>&#x2061;</mo>${reading.symbols[reading.at] === '(' ? '' : '<mspace width="0.17em"></mspace>'}`;
}

/**
 * @param {string} base
 * @param {Record<string, string>} scripts
 * @param {boolean} around whether they are placed below and above the base
 */
function withScripts(base, { _: low, '^': high }, around) {
  const [sub, sup, both] = around ? ['munder', 'mover', 'munderover'] : ['msub', 'msup', 'msubsup'];
  if (low && high) return `<${both}>${base}${low}${high}</${both}>`;
  if (low) return `<${sub}>${base}${low}</${sub}>`;
  return high ? `<${sup}>${base}${high}</${sup}>` : base;
}

/** @param {Reading} reading @returns {string} */
function atom(reading) {
  const symbol = reading.symbols[reading.at++];
  if (symbol === undefined) throw new Error(`“${reading.symbols.join('')}” ends too early.`);
  if (symbol === '{') return rowOf(reading, '}');
  if (symbol.startsWith('\\')) return command(symbol.slice(1), reading);
  if (/^\s/.test(symbol)) return '';
  if (/^\d/.test(symbol)) return `<mn>${symbol}</mn>`;
  if (letter.test(symbol)) return `<mi>${symbol}</mi>`;
  // Without this, a bracket with an index would grow with the index.
  if (/[()|‖]/.test(symbol)) return `<mo stretchy="false">${symbol}</mo>`;
  return `<mo>${escaped(symbol === '-' ? '−' : symbol)}</mo>`;
}

/** @param {string} name @param {Reading} reading */
function command(name, reading) {
  if (name === 'frac') return `<mfrac>${atom(reading)}${atom(reading)}</mfrac>`;
  if (name === 'sqrt') return `<msqrt>${atom(reading)}</msqrt>`;
  if (name === 'text') return `<mtext>${escaped(rawGroup(reading)).replace(/^ | $/g, '\u00a0')}</mtext>`;
  if (name === 'quad') return '<mspace width="1.5em"></mspace>';
  if (functionNames.has(name)) return `<mi>${name}</mi>`;
  throw new Error(`\\${name} is not known.`);
}

/** @param {Reading} reading */
function rawGroup(reading) {
  const end = reading.symbols.indexOf('}', reading.at);
  const text = reading.symbols.slice(reading.at + 1, end).join('');
  reading.at = end + 1;
  return text;
}
