import { readFileSync } from 'node:fs';

// The network and the images of tools/inspection_reference.py.

/** @type {any} */
export const reference = JSON.parse(
  readFileSync(new URL('../../../fixtures/inspection/network.json', import.meta.url), 'utf8'),
);

/** @param {number} n */
export function imageOf(n) {
  return Uint8Array.from({ length: 784 }, (_, i) => {
    const [row, column] = [Math.floor(i / 28), i % 28];
    const value = ((row * ((n % 7) + 1) + column * ((n % 5) + 2) + 13 * n) % 28) * 9;
    const block = (Math.floor(row / 7) * 4 + Math.floor(column / 7)) * ((n % 13) + 1) + n;
    return value > 100 && block % 5 < 2 ? value : 0;
  });
}

/** @param {import('../../../../web/src/worker/core/core-loader.js').Core} core */
export function makeModel(core) {
  const shapes = core.describeTensors(reference.layers, 'cross-entropy');
  if (shapes instanceof Error) throw shapes;
  const values = shapes.flatMap(({ shape }) => {
    const [, ...inputs] = shape;
    const scale = 12 / Math.sqrt(inputs.reduce((product, side) => product * side, 1));
    return Array.from(
      { length: shape.reduce((product, side) => product * side, 1) },
      (_, i) => scale * Math.sin(7.3 * i * i + shape.length),
    );
  });
  const model = core.createModel(reference.layers, 'cross-entropy', Float32Array.from(values));
  if (model instanceof Error) throw model;
  return model;
}

/** @param {import('../../../../web/src/worker/core/core-loader.js').Core} core */
export function makeSet(core) {
  const pixels = new Uint8Array(784 * reference.images);
  for (let n = 0; n < reference.images; ++n) pixels.set(imageOf(n), 784 * n);
  const dataset = core.datasetFromBytes(pixels, Uint8Array.from(reference.labels));
  if (dataset instanceof Error) throw dataset;
  return dataset;
}
