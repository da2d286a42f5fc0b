import { saveFile } from '../../state/save-file.js';
import { pngFile, svgFile } from './network-export.js';
import { element, setText } from '../controls/element.js';
import { formatCount } from '../controls/format.js';
import { createNetworkPicture } from './network-picture.js';

/**
 * @typedef {import('../../state/reducer.js').State} State
 */

/** Creates the full-window drawing of the network in use, for showing it to a class or saving it. */
export function createNetworkPresent() {
  const picture = createNetworkPicture({ words: true, label: 'Drawing of the network' });
  const totals = element('p', { class: 'note' });
  /** @param {typeof svgFile | typeof pngFile} make */
  const save = (make) => async () => {
    const drawing = picture.drawing();
    if (drawing) saveFile(await make(drawing, picture.root));
  };
  const root = element(
    'dialog',
    {
      class: 'network-dialog network-present',
      'aria-labelledby': 'network-present-title',
      'data-testid': 'network-present',
    },
    element(
      'div',
      { class: 'network-dialog-head' },
      element(
        'div',
        { class: 'network-dialog-title' },
        element('h2', { id: 'network-present-title' }, 'The network'),
        totals,
      ),
      element(
        'button',
        { type: 'button', class: 'button button-small', 'data-testid': 'save-svg', onclick: save(svgFile) },
        'Save as SVG',
      ),
      element(
        'button',
        { type: 'button', class: 'button button-small', 'data-testid': 'save-png', onclick: save(pngFile) },
        'Save as PNG',
      ),
      element(
        'button',
        { type: 'button', class: 'button-quiet large-view-close', 'aria-label': 'Close', onclick: () => root.close() },
        '×',
      ),
    ),
    picture.root,
  );
  /** @type {State | undefined} */
  let current;

  function show() {
    if (!current?.network || !root.open) return;
    const { layers, parameters, multiplyAdds } = current.network;
    setText(totals, `${formatCount(parameters)} parameters, ${formatCount(multiplyAdds)} multiply-adds per image`);
    picture.update(layers, current.data.train?.samples[0]);
  }

  return {
    root,
    open() {
      root.showModal();
      show();
    },
    /** @param {State} state */
    update(state) {
      current = state;
      show();
    },
  };
}
