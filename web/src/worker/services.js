import { fetchedCode } from './core/fetched-code.js';
import { loadOnce } from './core/load-once.js';
import { DataService } from './data/data-service.js';
import { DatasetRegistry } from './data/dataset-registry.js';
import { DrawService } from './draw/draw-service.js';
import { GradientService } from './gradients/gradient-service.js';
import { InspectService } from './inspect/inspect-service.js';
import { ModelRegistry } from './models/model-registry.js';
import { ModelService } from './models/model-service.js';
import { ActiveNetworks } from './network/active-network.js';
import { NetworkService } from './network/network-service.js';
import { RunService } from './run/run-service.js';
import { WorkSign } from './run/work-sign.js';
import { ResultStore } from './storage/result-store.js';
import { RunStore } from './storage/run-store.js';

/**
 * @typedef {ReturnType<typeof createServices>['loaded']} LoadedServices
 * @typedef {ReturnType<typeof createServices>['later']} LaterServices
 * @typedef {LoadedServices & { [Name in keyof LaterServices]: Awaited<ReturnType<LaterServices[Name]>> }} Services the
 *   worker's services by name
 *
 * @typedef {object} Connections
 * @property {(event: import('./protocol.js').WorkerEvent) => void} emit
 * @property {() => Promise<unknown>} nextTurn lets the event loop run between two slices of work
 * @property {import('./mnist/mnist-download.js').Source} mnist
 */

/**
 * Creates the services of one core, as the page calls them: `engine.data.load(…)` is a method of `data` here. Those that
 * a first visit does not need (`later`) are downloaded when they are first called.
 * @param {import('./core/core-loader.js').Core} core
 * @param {Connections} connections
 */
export function createServices(core, { emit, nextTurn, mnist }) {
  const registry = new DatasetRegistry(core);
  const models = new ModelRegistry();
  const networks = new ActiveNetworks(models);
  const sign = new WorkSign(emit);
  const draw = new DrawService(core, networks, models);

  /** Sends a newer prediction of the drawing. @param {boolean} trains whether the run goes on */
  function onReport(trains) {
    const prediction = draw.renewed(!trains);
    if (prediction) emit({ event: 'prediction', prediction });
  }

  const loaded = {
    data: new DataService(core, registry, {
      onLoading: (loading) => emit({ event: 'loading', loading }),
      nextTurn,
      mnist,
    }),
    draw,
    gradients: new GradientService(core, registry, networks, { nextTurn, sign }),
    inspect: new InspectService(core, networks, registry, nextTurn),
    keptRuns: new RunStore(() => core),
    models: new ModelService(core, models, networks),
    network: new NetworkService(core),
    results: new ResultStore(),
    run: new RunService(core, { registry, models, networks, emit, sign, nextTurn, onReport }),
  };
  const later = {
    health: downloaded(async () => {
      const { HealthService } = await import('./inspect/health-service.js');
      return new HealthService(core, networks, registry);
    }),
    lessons: downloaded(async () => {
      const { LessonService } = await import('./learn/lesson-service.js');
      return new LessonService(networks);
    }),
  };
  return { loaded, later };
}

/**
 * Makes a service of code that is downloaded.
 * @template Service
 * @param {() => Promise<Service>} make
 */
const downloaded = (make) => loadOnce(() => fetchedCode(make));
