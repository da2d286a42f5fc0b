import * as Comlink from 'comlink';
import { CoreLanes } from './core-lanes.js';

Comlink.expose(new CoreLanes());
