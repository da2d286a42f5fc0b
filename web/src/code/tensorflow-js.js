import { activationNames } from './activation-names.js';
import { asFile, indented, lines, wrapped } from './lines.js';
import { lossLines } from './loss-lines.js';
import { networkLines } from './network-lines.js';
import { constantsOf, moves } from './recipe.js';
import { filesNeeded, remarks } from './remarks.js';
import { scheduleExpression, words } from './schedule-lines.js';
import { augmented, gathered, heldOut, random, readCsv } from './tensorflow-js-data.js';

/** @typedef {import('./recipe.js').Recipe} Recipe */

/**
 * Writes a layer's initialisers. TensorFlow.js’s own heNormal is not used, since it is a truncated normal distribution.
 * @param {string} init
 * @param {number} inputs
 */
function initialisers(init, inputs) {
  const normal = (/** @type {string} */ deviation) =>
    `tf.initializers.randomNormal({ stddev: ${deviation}, seed: seeds++ })`;
  switch (init) {
    case 'unit-normal':
      return `kernelInitializer: ${normal('1')}, biasInitializer: ${normal('1')}`;
    case 'scaled-normal':
      return `kernelInitializer: ${normal(`${inputs} ** -0.5`)}, biasInitializer: ${normal('1')}`;
    case 'xavier':
      return 'kernelInitializer: tf.initializers.glorotUniform({ seed: seeds++ })';
    default:
      return `kernelInitializer: ${normal(`(2 / ${inputs}) ** 0.5`)}`;
  }
}

/** @param {string} init @returns {import('./network-lines.js').Dialect} */
function dialectOf(init) {
  return {
    flatten: () => 'tf.layers.flatten(),',
    unflatten: (channels) => `tf.layers.reshape({ targetShape: [1, 1, ${channels}] }),`,
    activation: (name) => `tf.layers.activation({ activation: '${activationNames[name].tensorflowJs}' }),`,
    dense: ({ layer, inputs }) => `tf.layers.dense({ units: ${layer.units}, ${initialisers(init, inputs)} }),`,
    conv: ({ layer, inputs }) => [
      layer.padding > 0 && `tf.layers.zeroPadding2d({ padding: ${layer.padding} }),`,
      `tf.layers.conv2d({ filters: ${layer.filters}, kernelSize: ${layer.kernel}, strides: ${layer.stride}, ${initialisers(init, inputs)} }),`,
    ],
    maxpool: ({ layer }) => `tf.layers.maxPooling2d({ poolSize: ${layer.kernel}, strides: ${layer.stride} }),`,
    avgpool: ({ layer }) => `tf.layers.averagePooling2d({ poolSize: ${layer.kernel}, strides: ${layer.stride} }),`,
    dropout: ({ layer }) => `tf.layers.dropout({ rate: ${layer.rate} }),`,
  };
}

/** @param {Recipe} recipe */
function head({ layersText, ...recipe }) {
  const sentences = [
    ...remarks({ layersText, ...recipe }, { name: 'TensorFlow.js', unseededDropout: true }),
    recipe.optimizer === 'rmsprop' &&
      'TensorFlow.js adds RMSProp’s ε under the root; its square there comes to nearly the same.',
  ];
  const text = [
    'A network for handwritten digits in TensorFlow.js, written by Gradlab from the network and the settings in its page.',
    layersText.replaceAll(',', ', '),
    `Needs Node 20 or newer, \`npm install @tensorflow/tfjs\`, and ${filesNeeded}. Run it with \`node train.mjs\`; with @tensorflow/tfjs-node installed and imported instead it is faster.`,
    sentences.filter(Boolean).join(' '),
  ];
  return text.flatMap((paragraph, i) => [...(i > 0 ? ['//'] : []), ...wrapped(paragraph).map((line) => `// ${line}`)]);
}

/** @param {Recipe} recipe */
function build({ layers, init }) {
  return lines(
    'let seeds = SEED;',
    'export function build() {',
    '  return tf.sequential({ layers: [',
    '    tf.layers.inputLayer({ inputShape: [28, 28, 1] }),',
    ...indented(4, networkLines(layers, dialectOf(init))),
    '  ] });',
    '}',
  );
}

/** @param {Recipe} recipe */
function lossOf({ loss }) {
  const { comment, returns } = lossLines[loss].tensorflowJs;
  return lines(
    'function lossOf(outputs, labels) {',
    "  const right = tf.oneHot(tf.tensor1d(labels, 'int32'), 10);",
    `  // ${comment}`,
    `  return ${returns};`,
    '}',
  );
}

/** @param {Recipe} recipe */
function factor(recipe) {
  const expression = scheduleExpression(recipe, words.javascript);
  return (
    expression &&
    lines(
      '/** What the learning rate is multiplied by after the share t of the run. */',
      'function factor(t) {',
      `  return ${expression};`,
      '}',
    )
  );
}

const measure = lines(
  '/** Mean loss and share of right answers. */',
  'export function measure(network, { images, labels }) {',
  '  return tf.tidy(() => {',
  '    const outputs = network.predict(images, { batchSize: 1000 });',
  '    const found = tf.argMax(outputs, 1).dataSync();',
  '    const correct = labels.filter((label, row) => label === found[row]).length;',
  '    return { loss: lossOf(outputs, labels).dataSync()[0], accuracy: correct / labels.length };',
  '  });',
  '}',
);

/** @param {Recipe} recipe */
function optimizer({ optimizer: kind }) {
  switch (kind) {
    case 'momentum':
      return 'tf.train.momentum(RATE, MOMENTUM)';
    case 'nesterov':
      return 'tf.train.momentum(RATE, MOMENTUM, true)';
    case 'rmsprop':
      return 'tf.train.rmsprop(RATE, ALPHA, 0, EPSILON ** 2)';
    case 'adam':
      return 'tf.train.adam(RATE, MOMENTUM, BETA_2, EPSILON)';
    default:
      return 'tf.train.sgd(RATE)';
  }
}

/** @param {Recipe} recipe */
function changedGradient({ clip, decays, decay }) {
  const coupled = decays && decay === 'l2';
  return (
    (clip > 0 || coupled) &&
    lines(
      'function changed(gradient) {',
      ...indented(
        2,
        clip > 0 && [
          'const squares = tf.addN(Object.values(gradient).map((g) => tf.sum(tf.square(g))));',
          'const scale = tf.minimum(1, tf.div(CLIP, tf.sqrt(squares)));',
          'gradient = Object.fromEntries(Object.entries(gradient).map(([name, g]) => [name, tf.mul(g, scale)]));',
        ],
        coupled && [
          'const parameters = tf.engine().registeredVariables;',
          'gradient = Object.fromEntries(Object.entries(gradient).map(([name, g]) => [name, tf.add(g, tf.mul(parameters[name], DECAY))]));',
        ],
        'return gradient;',
      ),
      '}',
    )
  );
}

/** @param {Recipe} recipe */
function trainEpoch(recipe) {
  const { schedule, optimizer: kind, clip, decays, decay } = recipe;
  const scale = schedule === 'constant' ? '' : ' * factor((epoch + step / steps) / EPOCHS)';
  const changes = clip > 0 || (decays && decay === 'l2');
  return lines(
    '/** Once through the training set in a new order. Returns the loss of every step. */',
    'export function trainEpoch(network, optimizer, epoch, train) {',
    ...indented(
      2,
      'const order = shuffled(train.labels.map((_, row) => row));',
      'const steps = Math.ceil(order.length / BATCH);',
      'return Array.from({ length: steps }, (_, step) => {',
      ...indented(
        2,
        'const rows = order.slice(step * BATCH, (step + 1) * BATCH);',
        `const rate = RATE${scale};`,
        '// The last mini-batch of an epoch may be short. Its mean loss counts in proportion, so that all images count alike.',
        'const share = rows.length / Math.min(BATCH, order.length);',
        ['adam', 'rmsprop'].includes(kind) ? 'optimizer.learningRate = rate;' : 'optimizer.setLearningRate(rate);',
        'return tf.tidy(() => {',
        ...indented(
          2,
          'const batch = gathered(train, rows);',
          moves(recipe) && 'batch.images = augmented(batch.images);',
          'const { value, grads } = optimizer.computeGradients(() => tf.mul(lossOf(network.apply(batch.images, { training: true }), batch.labels), share));',
          decays &&
            decay !== 'l2' &&
            'for (const { val } of network.trainableWeights) val.assign(tf.mul(val, 1 - rate * DECAY));',
          `optimizer.applyGradients(${changes ? 'changed(grads)' : 'grads'});`,
          'return value.dataSync()[0] / share;',
        ),
        '});',
      ),
      '});',
    ),
    '}',
  );
}

/** @param {Recipe} recipe */
function main({ validation, patience, train, test, ...recipe }) {
  const held = validation > 0;
  const stops = held && patience > 0;
  const rows = (/** @type {number} */ limit) => (limit > 0 ? `, ${limit}` : '');
  return lines(
    'function main() {',
    ...indented(
      2,
      held
        ? `const { train, held } = split(readCsv('mnist_train.csv'${rows(train)}));`
        : `const train = readCsv('mnist_train.csv'${rows(train)});`,
      `const test = readCsv('mnist_test.csv'${rows(test)});`,
      'const network = build();',
      `const optimizer = ${optimizer({ validation, patience, train, test, ...recipe })};`,
      stops && 'let best = { accuracy: -1, epoch: 0, weights: [] };',
      'for (let epoch = 0; epoch < EPOCHS; epoch++) {',
      ...indented(
        2,
        'const losses = trainEpoch(network, optimizer, epoch, train);',
        'const mean = losses.reduce((sum, loss) => sum + loss) / losses.length;',
        'const { loss, accuracy } = measure(network, test);',
        'let report = `epoch ${epoch + 1}: training loss ${mean.toFixed(4)}`;',
        held && [
          'const validation = measure(network, held);',
          'report += `, validation loss ${validation.loss.toFixed(4)}, validation accuracy ${(100 * validation.accuracy).toFixed(2)}%`;',
        ],
        'console.log(`${report}, test loss ${loss.toFixed(4)}, test accuracy ${(100 * accuracy).toFixed(2)}%`);',
        stops && [
          'if (validation.accuracy > best.accuracy) {',
          '  best = { accuracy: validation.accuracy, epoch, weights: network.getWeights().map((weights) => weights.clone()) };',
          '}',
          'if (epoch - best.epoch >= PATIENCE) {',
          '  network.setWeights(best.weights);',
          '  break;',
          '}',
        ],
      ),
      '}',
    ),
    '}',
    '',
    'if (import.meta.url === pathToFileURL(process.argv[1]).href) main();',
  );
}

/** Writes the recipe as a program for TensorFlow.js in Node. @param {Recipe} recipe */
export function tensorflowJsProgram(recipe) {
  return asFile([
    head(recipe),
    [
      "import { readFileSync } from 'node:fs';",
      "import { pathToFileURL } from 'node:url';",
      "import * as tf from '@tensorflow/tfjs';",
    ],
    constantsOf(recipe).map(([name, value]) => `const ${name} = ${value};`),
    random,
    readCsv,
    gathered,
    build(recipe),
    lossOf(recipe),
    factor(recipe),
    heldOut(recipe),
    augmented(recipe),
    changedGradient(recipe),
    measure,
    trainEpoch(recipe),
    main(recipe),
  ]);
}
