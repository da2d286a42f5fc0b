/**
 * The network in the editor: the core's list of layers in blocks, an activation function with the layer it follows. Here a block is
 * written as text, and blocks are added, moved and changed; reading text and judging networks is the core's.
 *
 * @typedef {import('../../worker/protocol.js').LayerSummary} LayerSummary
 * @typedef {'dense'|'conv'|'maxpool'|'avgpool'|'dropout'|'flatten'|'activation'} BlockKind
 * @typedef {'units'|'filters'|'kernel'|'stride'|'padding'|'rate'} BlockNumber
 * @typedef {{ kind: BlockKind, activation: string } & Record<BlockNumber, number>} Block `activation` '' is none
 */

const nothing = { units: 0, filters: 0, kernel: 0, stride: 0, padding: 0, rate: 0, activation: '' };

/**
 * The name of each kind, its numbers, and the initial values of a new block.
 * @type {Record<BlockKind, { label: string, numbers: BlockNumber[], fresh: Partial<Block> }>}
 */
export const blockKinds = {
  dense: { label: 'Dense', numbers: ['units'], fresh: { units: 30, activation: 'relu' } },
  conv: {
    label: 'Convolution',
    numbers: ['filters', 'kernel', 'stride', 'padding'],
    fresh: { filters: 8, kernel: 5, stride: 1, activation: 'relu' },
  },
  maxpool: { label: 'Max pooling', numbers: ['kernel', 'stride'], fresh: { kernel: 2, stride: 2 } },
  avgpool: { label: 'Average pooling', numbers: ['kernel', 'stride'], fresh: { kernel: 2, stride: 2 } },
  dropout: { label: 'Dropout', numbers: ['rate'], fresh: { rate: 0.5 } },
  flatten: { label: 'Flatten', numbers: [], fresh: {} },
  activation: { label: 'Activation', numbers: [], fresh: { activation: 'relu' } },
};

/** Returns whether a block of this kind may include an activation function. @param {BlockKind} kind */
export const mayActivate = (kind) => kind === 'dense' || kind === 'conv' || kind === 'activation';

/** @param {BlockKind} kind @returns {Block} */
export function freshBlock(kind) {
  return { ...nothing, ...blockKinds[kind].fresh, kind };
}

/** @param {LayerSummary[]} layers @returns {Block[]} */
export function blocksOf(layers) {
  /** @type {Block[]} */
  const blocks = [];
  for (const { kind, activation, units, filters, kernel, stride, padding, rate } of layers) {
    const before = blocks.at(-1);
    if (!activation) {
      blocks.push({
        kind: /** @type {BlockKind} */ (kind),
        units,
        filters,
        kernel,
        stride,
        padding,
        rate,
        activation: '',
      });
    } else if (before && (before.kind === 'dense' || before.kind === 'conv') && before.activation === '') {
      before.activation = kind;
    } else {
      blocks.push({ ...nothing, kind: 'activation', activation: kind });
    }
  }
  return blocks;
}

/** Returns the position of each block's layer in the core's list, counted from 1. @param {Block[]} blocks */
export function placesOf(blocks) {
  let next = 1;
  return blocks.map(({ kind, activation }) => {
    const first = next;
    next += kind !== 'activation' && activation ? 2 : 1;
    return first;
  });
}

/**
 * Returns the block that contains the layer at a position.
 * @param {Block[]} blocks
 * @param {number} place counted from 1
 * @returns {number} -1 for none
 */
export function blockAt(blocks, place) {
  return place < 1 ? -1 : placesOf(blocks).findLastIndex((first) => first <= place);
}

/** @param {Block} block */
function layerText({ kind, units, filters, kernel, stride, padding, rate, activation }) {
  switch (kind) {
    case 'dense':
      return `dense(${units})`;
    case 'conv':
      return `conv(${filters},${kernel}${stride === 1 ? '' : `,stride=${stride}`}${padding === 0 ? '' : `,pad=${padding}`})`;
    case 'maxpool':
    case 'avgpool':
      return `${kind}(${kernel}${stride === kernel ? '' : `,stride=${stride}`})`;
    case 'dropout':
      return `dropout(${rate})`;
    case 'flatten':
      return 'flatten';
    case 'activation':
      return activation;
  }
}

/** Returns the blocks in the text format that the core parses. @param {Block[]} blocks */
export function textOf(blocks) {
  return blocks
    .map((block) =>
      block.activation && block.kind !== 'activation' ? `${layerText(block)},${block.activation}` : layerText(block),
    )
    .join(',');
}

/** @param {Block[]} blocks @param {number} index @param {Partial<Block>} change */
export function changedBlock(blocks, index, change) {
  return blocks.map((block, i) => (i === index ? { ...block, ...change } : block));
}

/**
 * Changes the kind of a block; a pooling layer keeps its window.
 * @param {Block[]} blocks
 * @param {number} index
 * @param {BlockKind} kind
 */
export function withKind(blocks, index, kind) {
  const { kernel, stride, activation } = blocks[index];
  const kept = kind.endsWith('pool') && blocks[index].kind.endsWith('pool') ? { kernel, stride } : {};
  const bend = mayActivate(kind) && activation ? { activation } : {};
  return changedBlock(blocks, index, { ...freshBlock(kind), ...kept, ...bend });
}

/** @param {Block[]} blocks @param {number} index */
export function withoutBlock(blocks, index) {
  return blocks.filter((_, i) => i !== index);
}

/** @param {Block[]} blocks @param {number} from @param {number} to where it stands afterwards */
export function movedBlock(blocks, from, to) {
  if (to < 0 || to >= blocks.length || from === to) return blocks;
  const others = withoutBlock(blocks, from);
  return [...others.slice(0, to), blocks[from], ...others.slice(to)];
}

const onImages = /** @type {BlockKind[]} */ (['conv', 'maxpool', 'avgpool']);

/**
 * A new layer where it makes sense: convolutions and pooling after the last of their like, the rest before the last layer, which gives
 * the ten outputs. Where images come to meet vectors, a flatten says so.
 * @param {Block[]} blocks
 * @param {BlockKind} kind
 * @returns {{ blocks: Block[], index: number }} and where the new one stands
 */
export function withNewBlock(blocks, kind) {
  const output = blocks.findLastIndex((block) => block.kind === 'dense');
  const lastOnImages = blocks.findLastIndex((block) => onImages.includes(block.kind));
  const beforeOutput = output < 0 ? blocks.length : output;
  const at = onImages.includes(kind) || kind === 'flatten' ? lastOnImages + 1 : beforeOutput;
  const block = freshBlock(kind);
  const added = withFlatten([...blocks.slice(0, at), block, ...blocks.slice(at)]);
  return { blocks: added, index: added.indexOf(block) };
}

/** @param {Block[]} blocks */
function withFlatten(blocks) {
  const lastOnImages = blocks.findLastIndex((block) => onImages.includes(block.kind));
  const meeting = blocks.findIndex(({ kind }, i) => i > lastOnImages && (kind === 'dense' || kind === 'flatten'));
  if (lastOnImages < 0 || meeting < 0 || blocks[meeting].kind === 'flatten') return blocks;
  return [...blocks.slice(0, lastOnImages + 1), freshBlock('flatten'), ...blocks.slice(lastOnImages + 1)];
}
