import { html } from 'lit-html';
import { createSession } from './state/session.js';
import { elementOf } from './views/controls/element-of.js';
import { createDataPanel } from './views/data/data-panel.js';
import { acceptDrops } from './views/data/file-choice.js';
import { createGuide } from './views/guide/guide.js';
import { createKeptRun } from './views/run/kept-run.js';
import { createLazyPanel } from './views/page/lazy-panel.js';
import { createMasthead } from './views/page/masthead.js';
import { createModelFiles } from './views/network/model-files.js';
import { createNetworkPanel } from './views/network/network-panel.js';
import { noticeList } from './views/page/notices.js';
import { listenForShortcuts } from './views/page/shortcuts.js';
import { createRenderer, createView } from './views/page/renderer.js';
import { createTabs } from './views/page/tabs.js';
import { createTrainPanel } from './views/run/run-panel.js';
import { createGradientSettings } from './views/training/gradient-settings.js';
import { createTrainingPanel } from './views/training/training-settings.js';
import { createTransport } from './views/run/transport.js';

// start-check.js has found that the browser lacks a required feature, and has replaced the page with a message.
if (document.documentElement.dataset.missing) throw new Error('unsupported');

/** @param {string} id */
const elementWithId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

const { store, actions } = createSession({ restoreFromUrl: true });

const masthead = createMasthead(elementWithId('masthead'), actions);
const settings = [
  createGradientSettings(actions),
  createNetworkPanel(actions),
  createTrainingPanel(actions),
  createDataPanel(actions),
  createModelFiles(actions),
];
const notices = createView(elementOf(html`<div class="page-notices"></div>`), (state) =>
  noticeList(state, 'page', actions),
);
const transport = createTransport(actions);
/**
 * Downloads a panel together with its controller.
 * @template Module
 * @param {Promise<Module>} module
 * @param {Promise<unknown>} controller
 */
const withController = async (module, controller) => (await Promise.all([module, controller]))[0];

/**
 * `slices`: the properties of the state that only this panel shows.
 * @type {{ name: string, label: string, heading?: string, load: import('./views/page/lazy-panel.js').LoadPanel, slices?: (keyof import('./state/reducer.js').State)[] }[]}
 */
const lazyPanels = [
  { name: 'draw', label: 'Draw', load: () => import('./views/draw/draw-panel.js') },
  { name: 'inspect', label: 'Inspect', load: () => import('./views/inspect/inspect-panel.js') },
  {
    name: 'race',
    label: 'Race',
    load: () => withController(import('./views/race/race-panel.js'), actions.race.load()),
    slices: ['race'],
  },
  {
    name: 'gradients',
    label: 'Gradient lab',
    load: () => withController(import('./views/gradients/gradients-panel.js'), actions.lab.load()),
    slices: ['lab'],
  },
  {
    name: 'results',
    label: 'Results',
    load: () => withController(import('./views/results/results-panel.js'), actions.tableRun.load()),
    slices: ['tableRun'],
  },
  { name: 'learn', label: 'Learn', load: () => import('./views/learn/learn-panel.js') },
  // It is opened from the data settings, and has no tab.
  { name: 'data', label: '', heading: 'Data', load: () => import('./views/data/data-view.js') },
];
const panels = [
  { name: 'train', label: 'Train', ...createTrainPanel(actions) },
  ...lazyPanels.map(({ load, ...panel }) => ({ ...panel, ...createLazyPanel(panel.name, load, actions) })),
];
const results = [
  notices,
  createKeptRun(actions),
  transport,
  createTabs(panels, (name) => actions.settings.set('panel', name)),
];

acceptDrops(document.documentElement, (files) => actions.data.openFiles(files));
elementWithId('settings').append(...settings.map(({ root }) => root));
elementWithId('results').append(...results.map(({ root }) => root));

const views = [masthead, createGuide(actions), ...settings, ...results, ...panels];
store.subscribe(createRenderer(views, { get: store.get, report: actions.page.reportFault }));
elementWithId('skip').addEventListener('click', () => {
  const button = /** @type {HTMLElement} */ (transport.root.querySelector('button:enabled'));
  button.focus();
});
listenForShortcuts(
  actions,
  panels.map(({ name }) => name),
  store.get,
);
