import { createSession } from './state/session.js';
import { createDataPanel } from './views/data-panel.js';
import { createDataView } from './views/data-view.js';
import { createDrawPanel } from './views/draw-panel.js';
import { element } from './views/element.js';
import { createKeptRun } from './views/kept-run.js';
import { createMasthead } from './views/masthead.js';
import { createModelFiles } from './views/model-files.js';
import { createNetworkPanel } from './views/network-panel.js';
import { createNotices } from './views/notices.js';
import { createTabs } from './views/tabs.js';
import { createTrainPanel } from './views/train-panel.js';
import { createTrainingPanel } from './views/training-panel.js';
import { createTransport } from './views/transport.js';

/** @param {string} id */
const place = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

const { store, actions } = createSession({ restoreFromUrl: true });

const masthead = createMasthead(place('masthead'));
const settings = [createDataPanel(actions), createNetworkPanel(actions), createTrainingPanel(actions), createModelFiles(actions)];
const notices = createNotices('page', actions);
const keptRun = createKeptRun(actions);
const transport = createTransport(actions);
const train = createTrainPanel(actions);
const draw = createDrawPanel(actions);
const data = createDataView(actions);
const tabs = createTabs(
  [
    { name: 'train', label: 'Train', content: train.root },
    { name: 'draw', label: 'Draw', content: draw.root },
    { name: 'data', label: 'Data', content: data.root },
  ],
  (name) => actions.set('panel', name),
);

place('settings').append(...settings.map(({ root }) => root));
place('results').append(element('div', { class: 'page-notices' }, notices.root), keptRun.root, transport.root, tabs.list, ...tabs.panels);

const views = [masthead, ...settings, notices, keptRun, transport, tabs, train, draw, data];
views.forEach((view) => view.update(store.get()));
store.subscribe((state, previous) => views.forEach((view) => view.update(state, previous)));
