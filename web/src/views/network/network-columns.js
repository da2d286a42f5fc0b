import { formatCount } from '../controls/format.js';

/**
 * The contents of the drawing of a network: a column for the input and for each layer that changes the shape, with its
 * caption. Activation functions and dropout are mentioned in the caption of the column whose values they change.
 *
 * @typedef {import('../../worker/protocol.js').LayerSummary} LayerSummary
 * @typedef {object} Column
 * @property {'image'|'maps'|'bar'|'nodes'} form
 * @property {number} count nodes, or maps behind each other
 * @property {number} height of an image or a map, in pixels of the digit
 * @property {number} width
 * @property {number} kernel side of the window that reads the previous column; 0 if all of it is read
 * @property {boolean} joined whether every value is connected to every value of the previous column
 * @property {string} title
 * @property {string[]} lines
 */

/** @type {Omit<Column, 'title'|'lines'|'form'>} */
const plain = { count: 1, height: 1, width: 1, kernel: 0, joined: false };

/** @param {LayerSummary[]} layers with known shapes @returns {Column[]} */
export function columnsOf(layers) {
  /** @type {Column[]} */
  const columns = [{ ...plain, form: 'image', height: 28, width: 28, title: 'Input', lines: ['28×28×1'] }];
  for (const layer of layers) {
    const column = columnOf(layer);
    if (column) columns.push(column);
    else columns[columns.length - 1].lines.push(nameOf(layer));
  }
  return columns;
}

/** @param {LayerSummary} layer @returns {Column|null} null for what only changes values */
function columnOf(layer) {
  const { kind, height, width, channels, kernel, outputShape } = layer;
  const lines = [outputShape, ...parameterLine(layer)];
  switch (kind) {
    case 'conv':
    case 'maxpool':
    case 'avgpool':
      return { form: 'maps', count: channels, height, width, kernel, joined: false, title: titleOf(layer), lines };
    case 'flatten':
      return { ...plain, form: 'bar', count: channels, title: 'Flatten', lines: [formatCount(channels)] };
    case 'dense':
      return { ...plain, form: 'nodes', count: channels, joined: true, title: titleOf(layer), lines: lines.slice(1) };
    default:
      return null;
  }
}

/** @param {LayerSummary} layer */
function parameterLine({ parameters }) {
  return parameters > 0 ? [`${formatCount(parameters)} param.`] : [];
}

/** @param {LayerSummary} layer */
function titleOf({ kind, units, kernel, stride }) {
  const window = `${kernel}×${kernel}`;
  if (kind === 'dense') return `Dense ${formatCount(units)}`;
  if (kind === 'conv') return stride === 1 ? `Conv ${window}` : `Conv ${window} /${stride}`;
  return `${kind === 'maxpool' ? 'Max' : 'Mean'} ${window}${stride === kernel ? '' : ` /${stride}`}`;
}

/** @param {LayerSummary} layer */
function nameOf({ kind, rate }) {
  if (kind === 'dropout') return `dropout ${rate}`;
  return kind === 'relu' ? 'ReLU' : kind;
}

/** Describes the network for screen readers. @param {Column[]} columns */
export function formatColumns(columns) {
  const described = columns.map(({ title, lines }) => `${title} (${lines.join(', ')})`);
  return `A network of ${columns.length - 1} ${columns.length === 2 ? 'layer' : 'layers'}: ${described.join('; then ')}.`;
}
