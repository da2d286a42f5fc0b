import { refuse } from '../protocol.js';
import { unwrap } from '../core/unwrap.js';
import { quoted, readSafetensors, writeSafetensors } from './safetensors.js';

/**
 * Writes and reads networks with their parameters as safetensors files, in PyTorch's layout; the metadata holds
 * everything else.
 *
 * @typedef {import('../core/core-loader.js').Core} Core
 * @typedef {import('../core/core-loader.js').Model} Model
 * @typedef {import('./safetensors.js').Tensor} Tensor
 * @typedef {import('./safetensors.js').Metadata} Metadata
 *
 * @typedef {object} ModelFacts what a file says about its network besides its layers and loss
 * @property {string} init
 * @property {Record<string, string|number>} settings of its training, by the page's keys; without the network's
 *   settings
 * @property {string[]} classNames ten
 * @property {number|null} testAccuracy 0 … 1
 * @property {number|null} validationAccuracy
 * @property {number} epoch completed epochs
 * @property {number} step
 * @property {string} variant variant of the core that trained it
 */

const version = '1';
const longestText = 10_000;
const classes = 10;
/** Four bytes for each parameter of the largest network possible, and a header. */
const largestFile = 4 * 30_000_000 + 1_000_000;

/**
 * @param {Model} model
 * @param {ModelFacts} facts
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function writeModelFile(model, facts) {
  const values = unwrap(model.values());
  let at = 0;
  const tensors = model
    .tensors()
    .map(({ name, shape }) => ({ name, shape, values: values.subarray(at, (at += sizeOf(shape))) }));
  return writeSafetensors(tensors, metadataOf(model, facts));
}

/**
 * @param {Core} core
 * @param {Uint8Array} file
 * @returns {{ model: Model, facts: ModelFacts, metadata: Metadata }}
 */
export function readModelFile(core, file) {
  const { tensors, metadata } = readSafetensors(file);
  const { layers, loss = 'cross-entropy' } = metadata;
  if (!layers)
    throw refuse(
      'This safetensors file does not say what network its weights are for. It needs "layers" in its metadata, such as "dense(30),sigmoid,dense(10),sigmoid".',
    );
  if (layers.length > longestText || loss.length > longestText)
    throw refuse('The network that this safetensors file names is too long to be one.');
  const expected = unwrap(core.describeTensors(layers, loss));
  const model = unwrap(core.createModel(layers, loss, inOrder(expected, tensors)));
  return { model, facts: factsOf(metadata), metadata };
}

/** Refuses a file that is too large to be read. @param {{ name: string, size: number }} file */
export function checkModelFileSize({ name, size }) {
  if (size > largestFile)
    throw refuse(
      `${name} has ${(size / 1e6).toFixed(0)} MB; the largest network this page can hold has ${largestFile / 1e6} MB. It is not one of Gradlab’s.`,
    );
}

/** @param {Model} model @param {ModelFacts} facts @returns {Metadata} */
function metadataOf(model, { init, settings, classNames, testAccuracy, validationAccuracy, epoch, step, variant }) {
  return {
    format: 'pt',
    gradlab: version,
    layers: String(model.layers()),
    loss: String(model.loss()),
    init,
    input: 'N×1×28×28, or N×784 where the first layer is dense; 0 paper … 1 ink',
    layout:
      'as torch.nn.Sequential: <layer>.weight is outputs×inputs or filters×channels×height×width, images are flattened channel by channel',
    classes: JSON.stringify(classNames),
    settings: JSON.stringify(settings),
    epoch: String(epoch),
    step: String(step),
    ...(testAccuracy === null ? {} : { test_accuracy: String(testAccuracy) }),
    ...(validationAccuracy === null ? {} : { validation_accuracy: String(validationAccuracy) }),
    variant,
  };
}

/**
 * Reads the facts from the metadata. Missing or invalid entries get default values: the network works without them.
 * @param {Metadata} metadata
 * @returns {ModelFacts}
 */
function factsOf(metadata) {
  const settings = Object.entries(parsedOr(metadata.settings, {})).filter(
    ([key, value]) => key !== '__proto__' && ['string', 'number'].includes(typeof value),
  );
  const names = Object.values(parsedOr(metadata.classes, {}));
  const isNames = names.length === classes && names.every((name) => typeof name === 'string' && name.length <= 100);
  return {
    init: metadata.init ?? '',
    settings: /** @type {Record<string, string|number>} */ (Object.fromEntries(settings)),
    classNames: isNames
      ? /** @type {string[]} */ (names)
      : Array.from({ length: classes }, (_, digit) => String(digit)),
    testAccuracy: share(metadata.test_accuracy),
    validationAccuracy: share(metadata.validation_accuracy),
    epoch: count(metadata.epoch),
    step: count(metadata.step),
    variant: metadata.variant ?? '',
  };
}

/** @param {string|undefined} text @param {object} otherwise @returns {object} */
function parsedOr(text, otherwise) {
  try {
    const value = JSON.parse(text ?? '');
    return typeof value === 'object' && value !== null ? value : otherwise;
  } catch {
    return otherwise;
  }
}

/** @param {string|undefined} text */
function share(text) {
  const value = Number(text);
  return text && value >= 0 && value <= 1 ? value : null;
}

/** @param {string|undefined} text */
function count(text) {
  const value = Number(text);
  return Number.isSafeInteger(value) && value >= 0 ? value : 0;
}

/**
 * Joins the values of all tensors in the order that the core expects.
 * @param {{ name: string, shape: number[] }[]} expected
 * @param {Tensor[]} tensors
 */
function inOrder(expected, tensors) {
  const found = new Map(tensors.map((tensor) => [tensor.name, tensor]));
  const values = new Float32Array(expected.reduce((sum, { shape }) => sum + sizeOf(shape), 0));
  let at = 0;
  for (const { name, shape } of expected) {
    const tensor = found.get(name);
    if (!tensor) throw refuse(`The file lacks the tensor “${name}”, which the network it names in its metadata needs.`);
    if (tensor.shape.join('×') !== shape.join('×'))
      throw refuse(
        `The tensor “${name}” is ${tensor.shape.join('×') || 'a single number'}, but the network named in the metadata needs ${shape.join('×')}.`,
      );
    values.set(tensor.values, at);
    at += tensor.values.length;
    found.delete(name);
  }
  const [more] = found.keys();
  if (more !== undefined)
    throw refuse(
      `The file also holds a tensor ${quoted(more)}, which the network it names in its metadata does not have.`,
    );
  return values;
}

/** @param {number[]} shape */
function sizeOf(shape) {
  return shape.reduce((product, side) => product * side, 1);
}
