import { inverseMap } from './augmentation-lines.js';
import { indented, lines } from './lines.js';
import { moves } from './recipe.js';

/**
 * The parts of a program for TensorFlow.js that read and augment data.
 *
 * @typedef {import('./recipe.js').Recipe} Recipe
 */

/** A generator of random numbers with a seed, which JavaScript’s own does not support. */
export const random = lines(
  '// Mulberry32: JavaScript’s own random numbers take no seed.',
  'let state = SEED;',
  'function random() {',
  '  state = (state + 0x6d2b79f5) | 0;',
  '  let t = Math.imul(state ^ (state >>> 15), 1 | state);',
  '  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;',
  '  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;',
  '}',
  '',
  'function shuffled(rows) {',
  '  for (let i = rows.length - 1; i > 0; i--) {',
  '    const j = Math.floor(random() * (i + 1));',
  '    [rows[i], rows[j]] = [rows[j], rows[i]];',
  '  }',
  '  return rows;',
  '}',
);

export const readCsv = lines(
  '/** Images, from 0 for paper to 1 for ink, and their labels. */',
  'export function readCsv(path, rows = Infinity) {',
  "  const table = readFileSync(path, 'utf8').trim().split(/\\r?\\n/).slice(1).slice(0, rows);",
  '  const pixels = new Float32Array(table.length * 784);',
  '  const labels = table.map((line, row) => {',
  "    const [label, ...values] = line.split(',');",
  '    values.forEach((value, i) => (pixels[row * 784 + i] = value / 255));',
  '    return Number(label);',
  '  });',
  '  return { images: tf.tensor4d(pixels, [labels.length, 28, 28, 1]), labels };',
  '}',
);

export const gathered = lines(
  'function gathered({ images, labels }, rows) {',
  "  return { images: tf.gather(images, tf.tensor1d(rows, 'int32')), labels: rows.map((row) => labels[row]) };",
  '}',
);

/** @param {Recipe} recipe */
export function augmented(recipe) {
  return (
    moves(recipe) &&
    lines(
      'const eitherWay = (limit) => (2 * random() - 1) * limit;',
      '',
      '/** How a place in the changed image leads back into the image, both measured from the middle, at 13.5 pixels. */',
      'function inverseMap() {',
      ...indented(
        2,
        'const angle = (eitherWay(ROTATION) * Math.PI) / 180;',
        'const [c, s] = [Math.cos(angle), Math.sin(angle)];',
        'const [width, height, shear] = [1 + eitherWay(SCALE), 1 + eitherWay(SCALE), eitherWay(SHEAR)];',
        'const [x, y] = [eitherWay(SHIFT), eitherWay(SHIFT)];',
        `const [xx, xy] = [${inverseMap.xx}, ${inverseMap.xy}];`,
        `const [yx, yy] = [${inverseMap.yx}, ${inverseMap.yy}];`,
        `const [across, down] = [${inverseMap.across}, ${inverseMap.down}];`,
        'return [xx, xy, across + 13.5 * (1 - xx - xy), yx, yy, down + 13.5 * (1 - yx - yy), 0, 0];',
      ),
      '}',
      '',
      'function augmented(images) {',
      '  // One by one: of several images, TensorFlow.js 4.22 transforms the first alone on its cpu backend.',
      '  return tf.concat(tf.split(images, images.shape[0]).map((image) => {',
      "    return tf.image.transform(image, tf.tensor2d([inverseMap()]), 'bilinear', 'constant', 0, [28, 28]);",
      '  }));',
      '}',
    )
  );
}

/** @param {Recipe} recipe */
export function heldOut({ validation }) {
  return (
    validation > 0 &&
    lines(
      '/** The training set in two: the same share of every class, at random, is for validation. */',
      'export function split(all) {',
      ...indented(
        2,
        'const held = new Set();',
        'for (let digit = 0; digit < 10; digit++) {',
        '  const rows = shuffled(all.labels.flatMap((label, row) => (label === digit ? [row] : [])));',
        '  rows.slice(0, Math.round(HELD_OUT * rows.length)).forEach((row) => held.add(row));',
        '}',
        'const rest = all.labels.flatMap((_, row) => (held.has(row) ? [] : [row]));',
        'return { train: gathered(all, rest), held: gathered(all, [...held]) };',
      ),
      '}',
    )
  );
}
