import { coreFolderFor } from '../../worker/core/core-loader.js';
import { openLab } from '../../worker/lab/lab-client.js';
import { LabControl } from './lab-control.js';
import { followState } from './lab-follower.js';
import { createLabQueries } from './lab-queries.js';
import { emptyLab, labReducer } from './lab-reducer.js';

/**
 * Creates the gradient laboratory of the page.
 * @param {import('../data/data-choice.js').PageStore} store
 * @param {import('../../worker/protocol.js').Engine} engine
 * @param {import('../data/data-choice.js').Notices} notices
 */
export function createLab(store, engine, notices) {
  const control = new LabControl(store.addSlice('lab', labReducer, emptyLab()), {
    openLab: () => openLab(coreFolderFor(document.baseURI)),
    ...createLabQueries(store, engine, notices),
    settings: () => store.get().settings,
  });
  followState(store, control);
  return control;
}
