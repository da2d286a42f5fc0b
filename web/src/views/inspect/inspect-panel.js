import { controls } from '../../config/hyper-parameters.js';
import { formatActiveModel } from '../draw/active-network-text.js';
import { element, setText } from '../controls/element.js';
import { formatCount } from '../controls/format.js';
import { createLazyPanel } from '../page/lazy-panel.js';
import { createRadioRow } from '../controls/radio-row.js';
import './inspect.css';

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
  mind: () => import('./saliency/saliency-section.js'),
};

/** @param {State} state */
function formatNetwork(state) {
  const { run } = state;
  if (run?.step)
    return `The network ${run.phase === 'done' ? 'you trained' : 'in training'}, after ${formatCount(run.epoch)} ${run.epoch === 1 ? 'epoch' : 'epochs'}.`;
  const reader = formatActiveModel(state);
  if (reader) return `This is ${reader}. Press Start to look into a network of your own.`;
  return 'No network has been trained yet. Press Start: from its first step on, it can be looked into.';
}

/** Creates the panel for looking inside the network. @param {Actions} actions */
export function createPanel(actions) {
  const { options = [] } = controls.inspect;
  const choice = createRadioRow({
    name: 'inspected',
    label: 'What to look at',
    testid: 'inspect-section',
    choose: (value) => actions.settings.set('inspect', value),
    wraps: true,
  });
  const network = element('p', { class: 'note', 'data-testid': 'inspected-network' });
  const sections = options.map(({ value }) => {
    const load = () => sectionModules[value]().then(({ createSection }) => ({ createPanel: createSection }));
    return { name: value, ...createLazyPanel(value, load, actions, ({ settings }) => settings.inspect === value) };
  });
  const root = element(
    'div',
    { class: 'inspect' },
    element('div', { class: 'inspect-head' }, choice.root, network),
    ...sections.map((section) => section.root),
  );

  return {
    root,
    /** @param {State} state */
    update(state) {
      choice.update(
        options.map(({ value, label }) => ({ value, label })),
        state.settings.inspect,
      );
      setText(network, formatNetwork(state));
      for (const section of sections) {
        section.root.hidden = section.name !== state.settings.inspect;
        section.update(state);
      }
    },
  };
}
