import { html } from 'lit-html';
import { formatCount } from '../../controls/format.js';
import { networkPicture } from '../../network/network-picture.js';
import { frame, lessonRow, lessonTable } from '../picture-frame.js';

/** @typedef {import('../../../worker/protocol.js').NetworkDescription} NetworkDescription */

const headings = ['Layer', 'Output', 'Parameters', 'Multiply-adds'];

/** @param {NetworkDescription} network */
const rows = ({ layers, parameters, multiplyAdds }) => [
  layers.map((layer) =>
    lessonRow(layer.name, [layer.outputShape, formatCount(layer.parameters), formatCount(layer.multiplyAdds)]),
  ),
  lessonRow('Total', ['', formatCount(parameters), formatCount(multiplyAdds)], 'lesson-total'),
];

/** The visitor's own network, layer by layer. @type {import('../picture-frame.js').CreatePicture} */
export const createPicture =
  () =>
  ({ network, data }) =>
    frame(
      'The network of your settings',
      networkPicture(network?.layers, {
        digit: data.train?.samples[0],
        captions: true,
        label: 'The network of the settings',
      }),
      html`<div class="lesson-scroll" tabindex="0" role="region" aria-label="The layers as a table">
        ${lessonTable(headings, network && rows(network))}
      </div>`,
    );
