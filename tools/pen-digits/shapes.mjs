/**
 * Shapes that are no digits, as strokes in a field of 10 × 10: letters, signs, and icons like those of user interfaces.
 * Letters that look like a digit (such as O, I, S, Z, B, b, g, q, U, Y) are left out.
 *
 * Strokes are separated by blanks. A stroke is a text of points, each two characters for x and y: 0 … 9, or a for 10.
 */

/** The network that tells digits from other drawings learns from these. @type {Record<string, string>} */
export const learntShapes = {
  A: '0a50aa 26868626',
  E: 'a0000aaa 0585',
  F: 'a0000a 0575',
  H: '000a a0aa 05a5',
  K: '000a a005aa',
  M: '0a0055a0aa',
  R: '0a0070837405 45aa',
  W: '002a548aa0',
  X: '00aa a00a',
  a: '9393502025377993 938a',
  e: '06a683501206295a9a',
  h: '000a 063473848a',
  k: '000a 8305 058a',
  m: '030a 053344545a 557383939a',
  r: '030a 06345374',
  w: '033a557aa3',
  plus: '505a 05a5',
  star: '505a 08a2 02a8',
  square: '00a0aa0a00',
  triangle: '500aaa50',
  arrow: '05a5 61a569',
  check: '064aa0',
  house: '0550a5 151a9a95',
  hash: '302a 807a 03a3 07a7',
  bars: '202a 808a',
  equals: '03a3 07a7',
  zigzag: '0722476287a2',
  wave: '03235577a3',
};

/** Only the test of rejection uses these. @type {Record<string, string>} */
export const heldOutShapes = {
  N: '0a00aaa0',
  P: '0a0070a2a47505',
  T: '00a0 505a',
  V: '005aa0',
  d: '909a 95745427184a7a98',
  f: '8051425a 1474',
  n: '030a 064373858a',
  p: '030a 0454738466380708',
  t: '505889 2373',
  v: '035aa3',
  x: '03aa a30a',
  circled: '50200208285a8aa8a28050 3535 7575 37577737',
  diamond: '5005 055a 5aa5 a550',
  play: '10a51a10',
  heart: '5a05023052 5280a3a55a',
  asterisk: '0aa0 00aa 05a5',
  menu: '02a2 05a5 08a8',
  envelope: '02a2a80802 0256a2',
  download: '5057 245784 0aaa',
  tree: '5a50 552282 585288',
};

/** @param {string} text @returns {import('./pad-ink.mjs').Point[][]} */
export function strokesOf(text) {
  const value = (/** @type {string} */ c) => (c === 'a' ? 10 : Number(c));
  return text
    .split(' ')
    .map((stroke) => Array.from(stroke.match(/../g) ?? [], ([x, y]) => ({ x: value(x), y: value(y) })));
}
