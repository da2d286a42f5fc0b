import { createSession } from './state/session.js';
import { createDataPanel } from './views/data/data-panel.js';
import { acceptDrops } from './views/data/file-choice.js';
import { element } from './views/controls/element.js';
import { createGuideOffer } from './views/guide/guide-offer.js';
import { createKeptRun } from './views/run/kept-run.js';
import { createLazyPanel } from './views/page/lazy-panel.js';
import { createMasthead } from './views/page/masthead.js';
import { createModelFiles } from './views/network/model-files.js';
import { createNetworkPanel } from './views/network/network-panel.js';
import { createNoticeList } from './views/page/notices.js';
import { createPresenting } from './views/page/presenting.js';
import { listenForShortcuts } from './views/page/shortcuts.js';
import { createRenderer } from './views/page/renderer.js';
import { createTabs } from './views/page/tabs.js';
import { createTrainPanel } from './views/run/run-panel.js';
import { createGradientSettings } from './views/training/gradient-settings.js';
import { createTrainingPanel } from './views/training/training-settings.js';
import { createTransport } from './views/run/transport.js';

// start-check.js has found that the browser lacks a required feature, and has replaced the page with a message.
if (document.documentElement.dataset.missing) throw new Error('unsupported');

/** @param {string} id */
const place = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

const { store, actions } = createSession({ restoreFromUrl: true });

const presenting = createPresenting(actions);
const masthead = createMasthead(place('masthead'), presenting.root);
const guide = createGuideOffer(/** @type {HTMLElement} */ (document.querySelector('.masthead-sentence')), actions);
const settings = [
  createGradientSettings(actions),
  createNetworkPanel(actions),
  createTrainingPanel(actions),
  createDataPanel(actions),
  createModelFiles(actions),
];
const notices = createNoticeList('page', actions);
const keptRun = createKeptRun(actions);
const transport = createTransport(actions);
const lazyPanels = [
  { name: 'draw', label: 'Draw', load: () => import('./views/draw/draw-panel.js') },
  { name: 'inspect', label: 'Inspect', load: () => import('./views/inspect/inspect-panel.js') },
  { name: 'race', label: 'Race', load: () => import('./views/race/race-panel.js') },
  { name: 'gradients', label: 'Gradient lab', load: () => import('./views/gradients/gradients-panel.js') },
  { name: 'results', label: 'Results', load: () => import('./views/results/results-panel.js') },
  { name: 'learn', label: 'Learn', load: () => import('./views/learn/learn-panel.js') },
  // It is opened from the data settings, and has no tab.
  { name: 'data', label: '', load: () => import('./views/data/data-view.js') },
];
const panels = [
  { name: 'train', label: 'Train', ...createTrainPanel(actions) },
  ...lazyPanels.map(({ name, label, load }) => ({ name, label, ...createLazyPanel(name, load, actions) })),
];
const tabs = createTabs(panels, (name) => actions.settings.set('panel', name));

acceptDrops(document.documentElement, (files) => actions.data.openFiles(files));
place('settings').append(...settings.map(({ root }) => root));
place('results').append(
  element('div', { class: 'page-notices' }, notices.root),
  keptRun.root,
  transport.root,
  tabs.list,
  ...tabs.panels,
);

const views = [presenting, masthead, guide, ...settings, notices, keptRun, transport, tabs, ...panels];
store.subscribe(createRenderer(views, { get: store.get, report: actions.page.reportFault }));
place('skip').addEventListener('click', () => {
  const button = /** @type {HTMLElement} */ (transport.root.querySelector('button:enabled'));
  button.focus();
});
listenForShortcuts(
  actions,
  panels.map(({ name }) => name),
  store.get,
);
