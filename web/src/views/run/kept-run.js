import { html, nothing } from 'lit-html';
import { failedDownload } from '../../worker/core/fetched-code.js';
import { elementOf } from '../controls/element-of.js';
import { createLazyPart } from '../page/lazy-part.js';
import { createView } from '../page/renderer.js';

/** @typedef {import('../../state/session.js').Actions} Actions */

/** Creates the offer to continue a run of an earlier visit, which a first visit does not download. @param {Actions} actions */
export function createKeptRun(actions) {
  const root = elementOf(html`<section class="kept-run" data-testid="kept-run" aria-label="Kept run"></section>`);
  const offer = createLazyPart(
    () => import('./kept-run-offer.js'),
    ({ keptRunOffer }) => keptRunOffer,
    () => (offer.part ? view.refresh() : actions.page.reportFault(failedDownload())),
  );
  const view = createView(root, ({ keptRuns: [latest], run, status }) => {
    const shown = latest && !run && status !== 'error';
    if (shown && !offer.failed) void offer.bring();
    root.hidden = !shown || !offer.part;
    return shown && offer.part ? offer.part(latest, actions) : nothing;
  });
  return view;
}
