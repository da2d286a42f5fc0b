import { element } from '../../controls/element.js';
import { formatCount } from '../../controls/format.js';
import { componentOf } from '../../controls/element-of.js';
import { networkPicture } from '../../network/network-picture.js';
import { frame } from '../picture-frame.js';

/** @typedef {import('../../../worker/protocol.js').LayerSummary} LayerSummary */

const headings = ['Layer', 'Output', 'Parameters', 'Multiply-adds'];

/** The visitor's own network, layer by layer. @type {import('../picture-frame.js').CreatePicture} */
export function createPicture() {
  /** @type {Parameters<typeof networkPicture>[1]} */
  const drawing = { captions: true, label: 'The network of the settings' };
  const picture = componentOf(
    networkPicture,
    /** @type {import('../../../worker/protocol.js').LayerSummary[] | undefined} */ (undefined),
    drawing,
  );
  const body = element('tbody');
  const table = element(
    'table',
    { class: 'lesson-table' },
    element('thead', {}, element('tr', {}, ...headings.map((word) => element('th', { scope: 'col' }, word)))),
    body,
  );

  /** @type {import('../picture-frame.js').Picture['update']} */
  function update({ network, data }, previous) {
    if (!network) return;
    picture.update(network.layers, { ...drawing, digit: data.train?.samples[0] });
    if (network === previous?.network) return;
    body.replaceChildren(...network.layers.map(row), total(network));
  }
  const root = frame(
    'The network of your settings',
    picture.root,
    element(
      'div',
      { class: 'lesson-scroll', tabindex: '0', role: 'region', 'aria-label': 'The layers as a table' },
      table,
    ),
  );
  return { root, update };
}

/** @param {LayerSummary} layer */
function row({ name, outputShape, parameters, multiplyAdds }) {
  return element(
    'tr',
    {},
    element('th', { scope: 'row' }, name),
    ...[outputShape, formatCount(parameters), formatCount(multiplyAdds)].map((cell) => element('td', {}, cell)),
  );
}

/** @param {{ parameters: number, multiplyAdds: number }} network */
function total({ parameters, multiplyAdds }) {
  return element(
    'tr',
    { class: 'lesson-total' },
    element('th', { scope: 'row' }, 'Together'),
    ...['', formatCount(parameters), formatCount(multiplyAdds)].map((cell) => element('td', {}, cell)),
  );
}
