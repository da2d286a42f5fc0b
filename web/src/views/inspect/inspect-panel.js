import './inspect.css';
import { html } from 'lit-html';
import { controls } from '../../config/hyper-parameters.js';
import { elementOf } from '../controls/element-of.js';
import { formatCount } from '../controls/format.js';
import { radioRow } from '../controls/radio-row.js';
import { formatActiveModel } from '../draw/active-network-text.js';
import { createLazyPanel } from '../page/lazy-panel.js';
import { createView } from '../page/renderer.js';

/**
 * @typedef {import('../../state/reducer.js').State} State
 * @typedef {import('../../state/session.js').Actions} Actions
 * @typedef {() => Promise<{ createSection: (actions: Actions) => import('../page/lazy-panel.js').Panel }>} LoadSection
 */

/** The panel's sections, each downloaded when it is first shown. @type {Record<string, LoadSection>} */
const sectionModules = {
  missed: () => import('./answers/missed-section.js'),
  confusion: () => import('./answers/confusion-section.js'),
  activations: () => import('./activations/activations-section.js'),
  weights: () => import('./weights/weights-section.js'),
  health: () => import('./health/health-section.js'),
  saliency: () => import('./saliency/saliency-section.js'),
};
const { options = [] } = controls.inspect;

/** @param {State} state */
function formatNetwork(state) {
  const { run } = state;
  if (run?.step)
    return `The network ${run.phase === 'done' ? 'you trained' : 'in training'}, after ${formatCount(run.epoch)} ${run.epoch === 1 ? 'epoch' : 'epochs'}.`;
  const model = formatActiveModel(state);
  if (model) return `This is ${model}. Press Start to inspect a network of your own.`;
  return 'No network has been trained yet. Press Start: a network can be inspected from its first step on.';
}

/** Creates the panel for looking inside the network. @param {Actions} actions */
export function createPanel(actions) {
  const sections = options.map(({ value }) => {
    const load = () => sectionModules[value]().then(({ createSection }) => ({ createPanel: createSection }));
    return { name: value, ...createLazyPanel(value, load, actions, ({ settings }) => settings.inspect === value) };
  });
  const choice = {
    name: 'inspected',
    label: 'What to look at',
    testid: 'inspect-section',
    wraps: true,
    choose: (/** @type {string} */ value) => actions.settings.set('inspect', value),
  };
  const view = createView(elementOf(html`<div class="inspect"></div>`), (state) => {
    const { inspect } = state.settings;
    return html`<div class="inspect-head">
        ${radioRow(choice, options, inspect)}
        <p class="note" data-testid="inspected-network">${formatNetwork(state)}</p>
      </div>
      ${sections.map(({ name, root }) => html`<div ?hidden=${name !== inspect}>${root}</div>`)}`;
  });

  return {
    root: view.root,
    /** @param {State} state */
    update(state) {
      view.update(state);
      for (const section of sections) section.update(state);
    },
  };
}
