import { whyUnable } from './tensorflow-abilities.js';

/**
 * Says which backends of TensorFlow.js can take part in this browser, before anything of it is loaded.
 *
 * @typedef {import('../config/hyper-parameters.js').Settings} Settings
 * @typedef {import('../worker/protocol.js').NetworkDescription} NetworkDescription
 * @typedef {{ webgl: boolean, webgpu: boolean }} Graphics
 */

/** @returns {Promise<Graphics>} */
export async function graphicsHere() {
  return { webgl: hasWebgl(), webgpu: await hasWebgpu() };
}

/** Tries an OffscreenCanvas, since TensorFlow.js runs in a worker. */
function hasWebgl() {
  if (typeof OffscreenCanvas === 'undefined') return false;
  const context = new OffscreenCanvas(1, 1).getContext('webgl2');
  context?.getExtension('WEBGL_lose_context')?.loseContext();
  return context !== null;
}

/** Requests an adapter: `navigator.gpu` may exist without one. */
async function hasWebgpu() {
  const { gpu } = /** @type {{ gpu?: { requestAdapter(): Promise<unknown> } }} */ (navigator);
  return Boolean(await gpu?.requestAdapter().catch(() => null));
}

/**
 * Returns why a backend cannot take part; '' if it can.
 * @param {string} backend
 * @param {{ graphics: Graphics, settings: Settings, network: NetworkDescription|null }} state
 */
export function whyNot(backend, { graphics, settings, network }) {
  if (backend === 'webgl' && !graphics.webgl) return 'This browser has no WebGL 2 for a worker.';
  if (backend === 'webgpu' && !graphics.webgpu) return 'This browser has no adapter for WebGPU.';
  const convolves = network?.layers.some(({ kind }) => kind === 'conv');
  if (backend === 'wasm' && convolves)
    return 'Its wasm backend has no gradient for the filters of a convolution, so it cannot train this network.';
  return whyUnable(settings, network);
}

/**
 * Says what TensorFlow.js computes differently in this network; '' if nothing.
 * @param {NetworkDescription|null} network
 */
export function whatDiffers(network) {
  const drops = network?.layers.some(({ kind }) => kind === 'dropout');
  return drops
    ? 'TensorFlow.js uses its own random dropout masks, so its losses differ from the core’s on this network.'
    : '';
}
