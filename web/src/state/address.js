import { validate } from '../config/validation.js';
import { rememberedDataset } from './data/last-visit.js';

/**
 * Applies what the page's address asks for.
 *
 * @typedef {import('../config/hyper-parameters.js').Settings} Settings
 * @typedef {ReturnType<typeof import('./url-state.js').parseFragment>} Parsed
 */

/** The settings that together name a network. */
export const networkKeys = /** @type {const} */ (['preset', 'layers', 'loss', 'init']);

/**
 * @param {import('./data/data-choice.js').Store} store
 * @param {import('./data/data-choice.js').Notices} notices
 * @param {object} session
 * @param {import('./data/data-choice.js').DataChoice} session.data
 * @param {import('./run/run-control.js').RunControl} session.run
 * @param {(keys: string[]) => void} session.bringUpToDate
 * @param {() => Promise<boolean>} session.isReady
 * @param {boolean} session.isFirstVisit whether the address contains no settings
 */
export function createAddress(store, notices, { data, run, bringUpToDate, isReady, isFirstVisit }) {
  /** @param {Parsed} parsed */
  function open({ settings, problems, refused }) {
    store.dispatch({ type: 'settings', settings });
    run.apply([]);
    if (problems.length > 0) {
      const text = `Part of this address was ignored. ${problems.join(' ')}`;
      notices.announce({ where: 'page', kind: 'warning', topic: 'url', text });
    }
    bringUpToDate(Object.keys(settings));
    if (settings.autostart === 1) void startAsAsked(settings, refused);
  }

  /**
   * Starts the run that an address asks for. If part of it is impossible, nothing starts: it would be another run.
   * @param {Settings} asked
   * @param {boolean} refused whether the address has impossible values
   */
  async function startAsAsked(asked, refused) {
    await isReady();
    const { settings } = store.get();
    if (!refused && networkKeys.every((key) => settings[key] === asked[key])) return run.start();
    const text =
      'This address asks to start training at once, but part of it is impossible, so nothing was started. Press Start to train with the settings shown.';
    notices.announce({ where: 'page', kind: 'warning', topic: 'autostart', text });
  }

  /**
   * Applies the settings that the page is opened with. If the address contains none, the visit starts with the data set
   * of the last one.
   * @param {Parsed} parsed
   */
  function openFirst({ settings, ...rest }) {
    const remembered = isFirstVisit ? validate('dataset', rememberedDataset()) : null;
    data.expect(remembered?.ok ? 'last visit' : 'link');
    open({ settings: remembered?.ok ? { ...settings, dataset: String(remembered.value) } : settings, ...rest });
  }

  return { open, openFirst };
}
