import { html } from 'lit-html';
import { boundTo } from '../controls/bound-to.js';
import { formatCount } from '../controls/format.js';
import { termTemplate } from '../controls/term.js';
import { blockKinds, mayActivate } from './layer-blocks.js';

/**
 * @typedef {import('./layer-blocks.js').Block} Block
 * @typedef {import('./layer-blocks.js').BlockKind} BlockKind
 * @typedef {import('./layer-blocks.js').BlockNumber} BlockNumber
 * @typedef {import('../../worker/protocol.js').LayerSummary} LayerSummary
 *
 * @typedef {object} Card
 * @property {number} index
 * @property {number} count of cards
 * @property {Block} block
 * @property {number} first position of its layer in the core's list, counted from 1
 * @property {LayerSummary[]} layers what the core says about it
 * @property {string | null} problem
 * @property {string[]} activations the names of all activation functions
 * @property {string} invalid the id of the field whose text is no number
 * @property {number | null} dragged by how many pixels the card is dragged
 * @property {'above' | 'below' | null} drop where the dragged card would be inserted
 *
 * @typedef {object} CardActions
 * @property {(index: number, change: Partial<Block>, thing: string) => void} change `thing` is the id of the field
 * @property {(index: number, kind: BlockKind) => void} changeKind
 * @property {(from: number, to: number) => void} move
 * @property {(index: number) => void} remove
 * @property {(id: string) => void} refuse called with the id of a field whose text is no number, '' for none
 * @property {(index: number, event: PointerEvent) => void} startDrag
 * @property {(event: PointerEvent) => void} drag
 * @property {() => void} endDrag
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
/** @type {Record<string, string>} */
const activationLabels = { '': 'none', relu: 'ReLU', gelu: 'GELU', silu: 'SiLU' };

/** @param {string} text */
const isNumber = (text) => text.trim() !== '' && Number.isFinite(Number(text));

/** @param {LayerSummary[]} layers a block's own */
function formatOutcome(layers) {
  const last = layers.at(-1);
  if (!last?.outputShape) return '–';
  const parameters = layers.reduce((sum, layer) => sum + layer.parameters, 0);
  const work = layers.reduce((sum, layer) => sum + layer.multiplyAdds, 0);
  const counts = parameters > 0 ? [`${formatCount(parameters)} parameters`, `${formatCount(work)} multiply-adds`] : [];
  return [`→ ${last.outputShape}`, ...counts].join(' · ');
}

/** @param {string} value @param {string} label @param {string} chosen */
const option = (value, label, chosen) =>
  html`<option value=${value} .selected=${boundTo(value === chosen)}>${label}</option>`;

/**
 * Returns the label of a field, with the button that explains its term.
 * @param {string} id of the field
 * @param {string} label
 * @param {string} word in the glossary
 */
const labelFor = (id, label, word) =>
  html`<span class="field-label">
    <label for=${id}>${label}</label>${termTemplate(word, '?', { class: 'term explain', label: `About ${label}` })}
  </span>`;

/** @param {BlockNumber} key @param {Card} card @param {CardActions} actions */
function numberField(key, { index, block, invalid }, { change, refuse }) {
  const label = key === 'kernel' && block.kind !== 'conv' ? 'Window' : numberLabels[key];
  const id = `layer-${index}-${key}`;

  /** @param {{ target: HTMLInputElement }} event */
  function typed({ target: { value } }) {
    refuse(isNumber(value) ? '' : id);
    if (isNumber(value)) change(index, { [key]: Number(value) }, id);
  }

  return html`<div class="layer-number">
    ${labelFor(id, label, label.toLowerCase())}
    <input
      id=${id}
      class="input"
      type="text"
      inputmode=${key === 'rate' ? 'decimal' : 'numeric'}
      autocomplete="off"
      aria-label="${label} of layer ${index + 1}"
      aria-invalid=${invalid === id}
      data-testid="layer-${key}"
      .value=${boundTo(String(block[key]))}
      @input=${typed}
      @change=${() => refuse('')}
    />
  </div>`;
}

/** @param {Card} card @param {CardActions} actions */
function activationField({ index, block, activations }, actions) {
  const id = `layer-${index}-activation`;
  const values = block.kind === 'activation' ? activations : ['', ...activations];
  return html`<div class="layer-number layer-activation">
    ${labelFor(id, 'Activation', 'activation functions')}
    <select
      id=${id}
      class="input"
      aria-label="Activation of layer ${index + 1}"
      data-testid="layer-activation"
      @change=${(/** @type {any} */ { target }) => actions.change(index, { activation: target.value }, '')}
    >
      ${values.map((value) => option(value, activationLabels[value] ?? value, block.activation))}
    </select>
  </div>`;
}

/** @param {string} label @param {string} sign @param {string} name @param {boolean} disabled @param {() => void} act */
const tool = (label, sign, name, disabled, act) =>
  html`<button
    type="button"
    class="button-quiet"
    aria-label="${label} ${name}"
    title=${label}
    ?disabled=${disabled}
    @click=${act}
  >
    ${sign}
  </button>`;

/** @param {Card} card @param {string} name @param {CardActions} actions */
function handle({ index }, name, { move, startDrag, drag, endDrag }) {
  /** @param {KeyboardEvent} event */
  function onKey(event) {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!by) return;
    event.preventDefault();
    move(index, index + by);
  }
  return html`<button
    type="button"
    class="layer-handle"
    aria-label="Move ${name}"
    aria-description="Drag, or press the up and down arrow keys"
    @keydown=${onKey}
    @pointerdown=${(/** @type {PointerEvent} */ event) => startDrag(index, event)}
    @pointermove=${drag}
    @lostpointercapture=${endDrag}
  >
    ⠿
  </button>`;
}

/**
 * Returns one layer in the editor: what it is, its numbers, and what comes of them.
 * @param {Card} card
 * @param {CardActions} actions
 */
export function layerCard(card, actions) {
  const { index, count, block, first, layers, problem, dragged, drop } = card;
  const { kind } = block;
  const name = `${blockKinds[kind].label}, ${index + 1} of ${count}`;
  return html`<li
    class="layer-card"
    data-kind=${kind}
    data-testid="layer-card"
    data-drop=${drop ?? ''}
    ?data-dragged=${dragged !== null}
    ?data-broken=${problem !== null}
    .style=${dragged === null ? '' : `translate: 0 ${dragged}px`}
  >
    <div class="layer-head">
      ${handle(card, name, actions)}
      <span class="layer-position">${first}</span>
      <select
        class="input layer-kind"
        aria-label="Kind of layer: ${name}"
        @change=${(/** @type {any} */ { target }) => actions.changeKind(index, target.value)}
      >
        ${Object.entries(blockKinds).map(([value, { label }]) => option(value, label, kind))}
      </select>
    </div>
    <div class="layer-numbers">
      ${blockKinds[kind].numbers.map((key) => numberField(key, card, actions))}
      ${mayActivate(kind) ? activationField(card, actions) : ''}
    </div>
    <p class="layer-outcome">${formatOutcome(layers)}</p>
    <div class="layer-tools">
      ${tool('Move up', '↑', name, index === 0, () => actions.move(index, index - 1))}
      ${tool('Move down', '↓', name, index === count - 1, () => actions.move(index, index + 1))}
      ${tool('Remove', '×', name, count === 1, () => actions.remove(index))}
    </div>
    <p class="layer-problem" role="alert" ?hidden=${problem === null}>${problem}</p>
  </li>`;
}
