import { element, setAttribute, setText } from '../controls/element.js';
import { formatCount } from '../controls/format.js';
import { blockKinds, mayActivate } from './layer-blocks.js';
import { term } from '../controls/term.js';

/**
 * @typedef {import('./layer-blocks.js').Block} Block
 * @typedef {import('./layer-blocks.js').BlockKind} BlockKind
 * @typedef {import('./layer-blocks.js').BlockNumber} BlockNumber
 * @typedef {import('../../worker/protocol.js').LayerSummary} LayerSummary
 *
 * @typedef {object} CardActions
 * @property {(index: number, change: Partial<Block>, thing: string) => void} change
 * @property {(index: number, kind: BlockKind) => void} changeKind
 * @property {(from: number, to: number) => void} move
 * @property {(index: number) => void} remove
 * @property {(index: number, event: PointerEvent) => void} drag
 */

/** @type {Record<BlockNumber, string>} */
const numberLabels = {
  units: 'Units',
  filters: 'Filters',
  kernel: 'Kernel',
  stride: 'Stride',
  padding: 'Padding',
  rate: 'Rate',
};

/** @param {string} text */
const isNumber = (text) => text.trim() !== '' && Number.isFinite(Number(text));

/**
 * One layer in the editor: what it is, its numbers, and what comes of them.
 * @param {number} index
 * @param {Block} block
 * @param {number} count of cards
 * @param {CardActions} actions
 * @param {string[]} activations the names of all activation functions
 */
export function createLayerCard(index, block, count, actions, activations) {
  const { kind } = block;
  const name = `${blockKinds[kind].label}, ${index + 1} of ${count}`;
  const place = element('span', { class: 'layer-place' });
  const kindSelect = element(
    'select',
    {
      class: 'input',
      'aria-label': `Kind of layer: ${name}`,
      'data-focus': `${index}-kind`,
      onchange: () => actions.changeKind(index, /** @type {BlockKind} */ (kindSelect.value)),
    },
    ...Object.entries(blockKinds).map(([value, { label }]) =>
      element('option', { value, selected: value === kind }, label),
    ),
  );
  const numbers = blockKinds[kind].numbers.map((key) => numberField(key, index, kind, actions));
  const bend = mayActivate(kind) ? activationField(index, kind, actions, activations) : null;
  const outcome = element('p', { class: 'layer-outcome' });
  const problem = element('p', { class: 'layer-problem', role: 'alert', hidden: true });
  const handle = element(
    'button',
    {
      type: 'button',
      class: 'layer-handle',
      'aria-label': `Move ${name}`,
      'aria-description': 'Drag, or press the up and down arrow keys',
      'data-focus': `${index}-handle`,
      onpointerdown: (/** @type {PointerEvent} */ event) => actions.drag(index, event),
      onkeydown: (/** @type {KeyboardEvent} */ event) => {
        const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
        if (!by) return;
        event.preventDefault();
        actions.move(index, index + by);
      },
    },
    '⠿',
  );
  /** @param {string} words @param {string} sign @param {boolean} disabled @param {() => void} act */
  const tool = (words, sign, disabled, act) =>
    element(
      'button',
      { type: 'button', class: 'button-quiet', 'aria-label': `${words} ${name}`, title: words, disabled, onclick: act },
      sign,
    );
  const root = element(
    'li',
    { class: 'layer-card', 'data-kind': kind, 'data-testid': 'layer-card' },
    element('div', { class: 'layer-head' }, handle, place, kindSelect),
    element('div', { class: 'layer-numbers' }, ...numbers.map((field) => field.root), ...(bend ? [bend.root] : [])),
    outcome,
    element(
      'div',
      { class: 'layer-tools' },
      tool('Move up', '↑', index === 0, () => actions.move(index, index - 1)),
      tool('Move down', '↓', index === count - 1, () => actions.move(index, index + 1)),
      tool('Remove', '×', count === 1, () => actions.remove(index)),
    ),
    problem,
  );

  return {
    root,
    /** @param {Block} shown @param {number} first place of its layer in the core's list @param {LayerSummary[]} layers what the core knows of it @param {string | null} trouble */
    update(shown, first, layers, trouble) {
      setText(place, String(first));
      numbers.forEach((field) => field.update(shown));
      bend?.update(shown);
      setText(outcome, formatOutcome(layers));
      setText(problem, trouble ?? '');
      problem.hidden = !trouble;
      root.toggleAttribute('data-broken', Boolean(trouble));
    },
  };
}

/** @param {LayerSummary[]} layers a block's own */
function formatOutcome(layers) {
  const last = layers.at(-1);
  if (!last?.outputShape) return '–';
  const parameters = layers.reduce((sum, layer) => sum + layer.parameters, 0);
  const work = layers.reduce((sum, layer) => sum + layer.multiplyAdds, 0);
  const counts = parameters > 0 ? [`${formatCount(parameters)} parameters`, `${formatCount(work)} multiply-adds`] : [];
  return [`→ ${last.outputShape}`, ...counts].join(' · ');
}

/** @param {BlockNumber} key @param {number} index @param {BlockKind} kind @param {CardActions} actions */
function numberField(key, index, kind, actions) {
  const label = key === 'kernel' && kind !== 'conv' ? 'Window' : numberLabels[key];
  const id = `layer-${index}-${key}`;
  const input = element('input', {
    class: 'input',
    type: 'text',
    id,
    inputmode: key === 'rate' ? 'decimal' : 'numeric',
    autocomplete: 'off',
    'data-focus': id,
    'aria-label': `${label} of layer ${index + 1}`,
    'data-testid': `layer-${key}`,
    oninput: () => {
      const good = isNumber(input.value);
      setAttribute(input, 'aria-invalid', String(!good));
      if (good) actions.change(index, { [key]: Number(input.value) }, id);
    },
  });
  return {
    root: element(
      'div',
      { class: 'layer-number' },
      term(label.toLowerCase(), label, { class: 'term field-label' }),
      input,
    ),
    /** @param {Block} block */
    update(block) {
      if (document.activeElement === input && Number(input.value) === block[key]) return;
      if (document.activeElement === input && !isNumber(input.value)) return;
      if (input.value !== String(block[key])) input.value = String(block[key]);
      setAttribute(input, 'aria-invalid', 'false');
    },
  };
}

/** @param {number} index @param {BlockKind} kind @param {CardActions} actions @param {string[]} activations */
function activationField(index, kind, actions, activations) {
  const values = kind === 'activation' ? activations : ['', ...activations];
  const labels = /** @type {Record<string, string>} */ ({ '': 'none', relu: 'ReLU', gelu: 'GELU', silu: 'SiLU' });
  const select = element(
    'select',
    {
      class: 'input',
      'data-focus': `${index}-activation`,
      'aria-label': `Activation of layer ${index + 1}`,
      'data-testid': 'layer-activation',
      onchange: () => actions.change(index, { activation: select.value }, ''),
    },
    ...values.map((value) => element('option', { value }, labels[value] ?? value)),
  );
  return {
    root: element(
      'div',
      { class: 'layer-number layer-activation' },
      term('activation functions', 'Activation', { class: 'term field-label' }),
      select,
    ),
    /** @param {Block} block */
    update(block) {
      select.value = block.activation;
    },
  };
}
