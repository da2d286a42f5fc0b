import { element, setText } from '../controls/element.js';
import { createField } from '../controls/field.js';
import { formatCount } from '../controls/format.js';
import { createLazyDialog } from '../page/lazy-dialog.js';
import { isBroken } from '../../state/network/network-draft.js';
import { createNoticeList } from '../page/notices.js';
import { term } from '../controls/term.js';

/**
 * @typedef {import('../../state/reducer.js').State} State
 * @typedef {import('../../worker/protocol.js').NetworkDescription} NetworkDescription
 * @typedef {import('../../state/session.js').Actions} Actions
 */

/** @param {import('../../worker/protocol.js').LayerSummary} layer */
function layerRow({ name, outputShape, parameters }) {
  return element(
    'tr',
    {},
    element('td', {}, name),
    element('td', {}, outputShape),
    element('td', {}, parameters > 0 ? formatCount(parameters) : '–'),
  );
}

function createLayerTable() {
  const rows = element('tbody');
  const total = element('td');
  const work = element('p', { class: 'note' });
  const summary = element('span', { class: 'more-state' });
  const table = element(
    'table',
    { class: 'layers' },
    element(
      'thead',
      {},
      element(
        'tr',
        {},
        element('th', { scope: 'col' }, term('layer', 'Layer')),
        element('th', { scope: 'col' }, 'Output'),
        element('th', { scope: 'col' }, term('parameters', 'Parameters')),
      ),
    ),
    rows,
    element('tfoot', {}, element('tr', {}, element('td', { colspan: 2 }, 'All parameters'), total)),
  );
  const workWords = element('span');
  work.append(workWords, ' ', term('multiply-adds'), ' per image, forward.');
  return {
    root: element(
      'details',
      { class: 'more', 'data-testid': 'network-summary' },
      element('summary', {}, 'Layers ', summary),
      element('div', { class: 'layers-place' }, table, work),
    ),
    /** @param {NetworkDescription} network */
    update(network) {
      setText(summary, `${formatCount(network.parameters)} parameters`);
      rows.replaceChildren(...network.layers.map(layerRow));
      setText(total, formatCount(network.parameters));
      setText(workWords, formatCount(network.multiplyAdds));
    },
  };
}

/** Creates the panel for choosing the network: a preset by name, or the visitor's layers. @param {Actions} actions */
export function createNetworkPanel(actions) {
  const notices = createNoticeList('network', actions);
  const preset = createField('preset', {
    testid: 'preset-select',
    set: actions.settings.set,
    help: true,
    titled: true,
  });
  const layers = createField('layers', { testid: 'layers', set: actions.settings.set });
  const loss = createField('loss', { testid: 'loss-select', set: actions.settings.set });
  const init = createField('init', { testid: 'init-select', set: actions.settings.set });
  const table = createLayerTable();
  const editor = createLazyDialog(
    () => import('./network-editor.js'),
    ({ createNetworkEditor }) => createNetworkEditor(actions),
  );
  const present = createLazyDialog(
    () => import('./network-present.js'),
    ({ createNetworkPresent }) => createNetworkPresent(),
  );
  const waiting = element(
    'p',
    { class: 'note', hidden: true, 'data-testid': 'draft-waits' },
    'A draft that is not possible yet waits in the editor.',
  );
  const buttons = element(
    'div',
    { class: 'network-buttons' },
    element(
      'button',
      { type: 'button', class: 'button button-small', 'data-testid': 'edit-network', onclick: () => editor.open() },
      'Edit layers',
    ),
    element(
      'button',
      { type: 'button', class: 'button button-small', 'data-testid': 'present-network', onclick: () => present.open() },
      'Large drawing',
    ),
  );
  const own = element(
    'details',
    { class: 'more' },
    element('summary', {}, 'Change layers, cost or initial weights'),
    layers.root,
    element(
      'p',
      { class: 'note' },
      'dense(units), conv(filters,kernel), maxpool(size), avgpool(size), dropout(rate), flatten, and the ',
      term('activation functions'),
      ' sigmoid, tanh, relu, gelu and silu, separated by commas. The last layer has ten outputs.',
    ),
    loss.root,
    init.root,
  );
  const root = element(
    'section',
    { class: 'settings-panel', 'aria-labelledby': 'network-heading' },
    element('h2', { id: 'network-heading' }, 'Network'),
    notices.root,
    preset.root,
    element('div', { class: 'mores' }, table.root, own),
    buttons,
    waiting,
    editor.root,
    present.root,
  );

  /** @param {State} state @param {State} [previous] */
  function update(state, previous) {
    notices.update(state, previous);
    preset.update(state.settings.preset);
    layers.update(
      state.settings.layers,
      state.notices.some(({ topic }) => topic === 'network'),
    );
    loss.update(state.settings.loss);
    init.update(state.settings.init);
    editor.update(state);
    present.update(state);
    waiting.hidden = !isBroken(state.draft);
    if (!previous && (state.settings.layers || state.settings.loss || state.settings.init)) own.open = true;
    if (state.network === previous?.network || !state.network) return;
    table.update(state.network);
    layers.input.setAttribute('placeholder', state.network.layersText);
  }
  return { root, update };
}
