import * as Comlink from 'comlink';
import { TensorflowLane } from './tensorflow-lane.js';
import { useBackend } from './tensorflow-loading.js';

Comlink.expose(new TensorflowLane(useBackend));
