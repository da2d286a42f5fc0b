import { presetSettings } from '../../config/hyper-parameters.js';
import { presets } from '../../config/presets.js';
import { validate } from '../../config/validation.js';
import { trainingSettingsIn } from '../run/run-choice.js';
import { saveFile } from '../save-file.js';
import { suffix } from './files-without-models.js';

/**
 * Saves and exports networks with their weights, and opens such files to draw with or to train further.
 *
 * @typedef {import('../../config/hyper-parameters.js').Settings} Settings
 * @typedef {import('../../worker/protocol.js').OpenedModel} OpenedModel
 */

export class ModelFiles {
  #store;
  #engine;
  #notices;
  #bringUpToDate;
  #setAside;

  /**
   * @param {import('../data/data-choice.js').Store} store
   * @param {import('../../worker/protocol.js').Engine} engine
   * @param {import('../data/data-choice.js').Notices} notices
   * @param {{ bringUpToDate(keys: string[]): Promise<boolean>, setAside(): Promise<boolean> }} page as for KeptRuns
   */
  constructor(store, engine, notices, { bringUpToDate, setAside }) {
    this.#store = store;
    this.#engine = engine;
    this.#notices = notices;
    this.#bringUpToDate = bringUpToDate;
    this.#setAside = setAside;
  }

  /**
   * Restores network, settings and weights from a file, after storing and ending the current run.
   * @param {File} file
   */
  async open(file) {
    const opened = await this.#attempt(() => this.#engine.models.open(file));
    if (!opened) return;
    if (!(await this.#setAside())) return this.close();
    const model = opened.result;
    const network = await this.#networkOf(model);
    this.#store.dispatch({ type: 'settings', settings: { ...network, ...trainingSettingsIn(model.facts.settings) } });
    this.#store.dispatch({ type: 'model', model });
    this.#notices.settle('model');
    await this.#bringUpToDate(['preset', 'layers', 'gradient', 'seed']);
  }

  /** Closes the opened network, so that runs start from random weights again. */
  async close() {
    if (await this.#attempt(() => this.#engine.models.close())) this.#store.dispatch({ type: 'model', model: null });
  }

  async save() {
    const { settings, runSettings, runInputs, network, data } = this.#store.get();
    const story = {
      init: (runInputs?.network ?? network)?.init ?? '',
      settings: { ...(runSettings ?? settings) },
      classNames: data.classNames,
    };
    const saved = await this.#attempt(() => this.#engine.models.save(story));
    if (saved) saveFile({ name: `${this.#baseName()}${suffix}`, blob: saved.result });
  }

  async exportOnnx() {
    const exported = await this.#attempt(() => this.#engine.models.exportOnnx());
    if (exported) saveFile({ name: `${this.#baseName()}.onnx`, blob: exported.result });
  }

  /**
   * Returns the settings for an opened network. If it is exactly a preset's network, they name the preset only.
   * @param {OpenedModel} model
   * @returns {Promise<Partial<Settings>>}
   */
  async #networkOf({ layers, loss, facts }) {
    const { init, settings } = facts;
    const preset = String(settings.preset ?? '');
    const own = { layers, loss, init: validate('init', init).ok ? init : '' };
    if (!Object.hasOwn(presets, preset)) return own;
    const described = await this.#engine.network.describe({ preset, layers: '', loss: '', init: '' }).catch(() => null);
    if (described?.layersText !== layers || described.loss !== loss) return { ...presetSettings(preset), ...own };
    return { ...presetSettings(preset), init: described.init === init ? '' : own.init };
  }

  #baseName() {
    const { settings, run, model, runSettings } = this.#store.get();
    if (!run?.step && model) return model.name.replace(/\.safetensors$/i, '');
    const { layers, preset } = runSettings ?? settings;
    return layers ? 'network' : preset;
  }

  /** @template T @param {() => Promise<T>} work */
  #attempt(work) {
    return this.#notices.attempt({ where: 'network', topic: 'model' }, work);
  }
}
