/**
 * What the engines lack, as these versions showed: Firefox 153 ESR and WebKitGTK 2.50. docs/engines.md has it as a table.
 * @type {{ engine: string, lacks: string, page: string }[]}
 */
export const limits = [
  {
    engine: 'WebKit',
    lacks: '`SharedArrayBuffer`, even on an isolated page',
    page: 'trains on one thread; a visitor who asked for more is told why',
  },
  {
    engine: 'WebKit',
    lacks: 'relaxed SIMD',
    page: 'takes the core with plain SIMD and says so at the top: it is slower, and its last digits differ from those of relaxed SIMD',
  },
  {
    engine: 'WebKit',
    lacks: 'WebGL 2 in workers, which TensorFlow.js uses there',
    page: 'disables the WebGL lane of the race, with the words "This browser has no WebGL 2 for a worker."',
  },
];
