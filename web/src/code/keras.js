import { activationNames } from './activation-names.js';
import { asFile, indented, lines } from './lines.js';
import { lossLines } from './loss-lines.js';
import { networkLines } from './network-lines.js';
import {
  calculates,
  heldOut,
  inverseMaps,
  pythonConstants,
  pythonHead,
  pythonMain,
  pythonSchedule,
  pythonSteps,
  readCsv,
} from './python-lines.js';
import { moves } from './recipe.js';
import { remarks } from './remarks.js';

/** @typedef {import('./recipe.js').Recipe} Recipe */

/**
 * Writes a layer's initialisers. Keras’s own he_normal is not used, since it is a truncated normal distribution.
 * @param {string} init
 * @param {number} inputs
 */
function initialisers(init, inputs) {
  const normal = (/** @type {string} */ deviation) => `keras.initializers.RandomNormal(stddev=${deviation})`;
  switch (init) {
    case 'unit-normal':
      return `kernel_initializer=${normal('1')}, bias_initializer=${normal('1')}`;
    case 'scaled-normal':
      return `kernel_initializer=${normal(`${inputs} ** -0.5`)}, bias_initializer=${normal('1')}`;
    case 'xavier':
      return 'kernel_initializer="glorot_uniform"';
    default:
      return `kernel_initializer=${normal(`(2 / ${inputs}) ** 0.5`)}`;
  }
}

/** @param {string} init @returns {import('./network-lines.js').Dialect} */
function dialectOf(init) {
  return {
    flatten: () => 'layers.Flatten(),',
    unflatten: (channels) => `layers.Reshape((1, 1, ${channels})),`,
    activation: (name) => `layers.Activation(${activationNames[name].keras}),`,
    dense: ({ layer, inputs }) => `layers.Dense(${layer.units}, ${initialisers(init, inputs)}),`,
    conv: ({ layer, inputs }) => [
      layer.padding > 0 && `layers.ZeroPadding2D(${layer.padding}),`,
      `layers.Conv2D(${layer.filters}, ${layer.kernel}, strides=${layer.stride}, ${initialisers(init, inputs)}),`,
    ],
    maxpool: ({ layer }) => `layers.MaxPooling2D(${layer.kernel}, strides=${layer.stride}),`,
    avgpool: ({ layer }) => `layers.AveragePooling2D(${layer.kernel}, strides=${layer.stride}),`,
    dropout: ({ layer }) => `layers.Dropout(${layer.rate}),`,
  };
}

/** @param {Recipe} recipe */
function build({ layers, init }) {
  return lines(
    'def build():',
    ...indented(
      4,
      'return keras.Sequential([',
      '    keras.Input((28, 28, 1)),',
      ...indented(4, networkLines(layers, dialectOf(init))),
      '])',
    ),
  );
}

/** @param {Recipe} recipe */
function lossOf({ loss }) {
  const { comment, returns } = lossLines[loss].keras;
  return lines('def loss_of(outputs, labels):', ...indented(4, `# ${comment}`, `return ${returns}`));
}

/** @param {Recipe} recipe */
function augmented(recipe) {
  return (
    moves(recipe) &&
    lines(
      'def augmented(images):',
      ...indented(
        4,
        '# TensorFlow counts pixels from the corner; the middle is at 13.5.',
        'xx, xy, across, yx, yy, down = inverse_maps(len(images))',
        'across, down, none = across + 13.5 * (1 - xx - xy), down + 13.5 * (1 - yx - yy), np.zeros(len(images))',
        'maps = np.stack([xx, xy, across, yx, yy, down, none, none], axis=1).astype(np.float32)',
        'return tf.raw_ops.ImageProjectiveTransformV3(',
        '    images=images, transforms=maps, output_shape=[28, 28], fill_value=0.0, interpolation="BILINEAR", fill_mode="CONSTANT")',
      ),
    )
  );
}

/** @param {Recipe} recipe */
function takeStep({ clip, decays, decay }) {
  return lines(
    '@tf.function(reduce_retracing=True)',
    'def gradient_of(network, images, labels, share):',
    ...indented(
      4,
      'with tf.GradientTape() as tape:',
      '    loss = loss_of(network(images, training=True), labels)',
      '    scaled = loss * share',
      'gradient = tape.gradient(scaled, network.trainable_variables)',
      clip > 0 && 'gradient, _ = tf.clip_by_global_norm(gradient, CLIP)',
      decays &&
        decay === 'l2' &&
        'gradient = [g + DECAY * parameter for g, parameter in zip(gradient, network.trainable_variables)]',
      'return loss, gradient',
    ),
  );
}

const measure = lines(
  'def measure(network, images, labels):',
  ...indented(
    4,
    '"""Mean loss and share of right answers."""',
    'outputs = network.predict(images, batch_size=1000, verbose=0)',
    'return float(loss_of(outputs, labels)), float(np.mean(outputs.argmax(axis=1) == labels))',
  ),
);

/** Creates the optimiser. Keras’s RMSProp adds ε inside the square root. @param {Recipe} recipe */
function optimizer({ optimizer: kind }) {
  switch (kind) {
    case 'momentum':
      return 'keras.optimizers.SGD(RATE, momentum=MOMENTUM)';
    case 'nesterov':
      return 'keras.optimizers.SGD(RATE, momentum=MOMENTUM, nesterov=True)';
    case 'rmsprop':
      return 'keras.optimizers.RMSprop(RATE, rho=ALPHA, epsilon=EPSILON**2)';
    case 'adam':
      return 'keras.optimizers.Adam(RATE, beta_1=MOMENTUM, beta_2=BETA_2, epsilon=EPSILON)';
    default:
      return 'keras.optimizers.SGD(RATE)';
  }
}

/** @param {Recipe} recipe */
function optimizerRemark({ optimizer: kind }) {
  switch (kind) {
    case 'momentum':
    case 'nesterov':
      return 'Keras keeps the learning rate within the velocity, so steps differ a little where a schedule changes the rate.';
    case 'rmsprop':
      return 'Keras adds RMSProp’s ε under the root; its square there comes to nearly the same.';
    case 'adam':
      return 'Keras adds Adam’s ε before the correction for the start at zero, which matters only where gradients are about as small as ε.';
    default:
      return null;
  }
}

/** @param {Recipe} recipe */
function trainEpoch(recipe) {
  const { decays, decay } = recipe;
  return pythonSteps(
    recipe,
    null,
    lines(
      'optimizer.learning_rate = rate',
      `loss, gradient = gradient_of(network, ${moves(recipe) ? 'augmented(images[rows])' : 'tf.constant(images[rows])'}, tf.constant(labels[rows]), tf.constant(share, tf.float32))`,
      decays &&
        decay !== 'l2' &&
        lines('for parameter in network.trainable_variables:', '    parameter.assign(parameter * (1 - rate * DECAY))'),
      'optimizer.apply_gradients(zip(gradient, network.trainable_variables))',
      'losses.append(float(loss))',
    ),
  );
}

/** @param {Recipe} recipe */
function main(recipe) {
  return pythonMain(recipe, {
    seed: 'keras.utils.set_random_seed(SEED)',
    labels: 'labels',
    optimizer: optimizer(recipe),
    keep: 'network.get_weights()',
    putBack: 'network.set_weights(best_weights)',
  });
}

/** Writes the recipe as a program for Keras on TensorFlow. @param {Recipe} recipe */
export function kerasProgram(recipe) {
  const sentences = [...remarks(recipe, { name: 'Keras' }), optimizerRemark(recipe)].filter(
    (sentence) => sentence !== null,
  );
  return asFile(
    [
      lines(
        pythonHead(recipe, {
          title: 'A network for handwritten digits in Keras',
          needs: 'TensorFlow 2.11 or newer',
          sentences,
        }),
        '',
        calculates(recipe) && lines('import math', ''),
        'import numpy as np',
        'import tensorflow as tf',
        'from tensorflow import keras',
        'from tensorflow.keras import layers',
        '',
        ...pythonConstants(recipe),
      ),
      readCsv('-1, 28, 28, 1'),
      build(recipe),
      lossOf(recipe),
      pythonSchedule(recipe),
      heldOut(recipe),
      inverseMaps(recipe),
      augmented(recipe),
      takeStep(recipe),
      measure,
      trainEpoch(recipe),
      main(recipe),
    ],
    2,
  );
}
