import * as tf from '@tensorflow/tfjs-core';
import { fetchedCode } from '../worker/core/fetched-code.js';
import wasmFile from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';

/**
 * Each backend is a separate download, so that a visitor loads only those in use.
 * @type {Record<string, () => Promise<unknown>>}
 */
const backends = {
  cpu: () => import('@tensorflow/tfjs-backend-cpu'),
  webgl: () => import('@tensorflow/tfjs-backend-webgl'),
  webgpu: () => import('@tensorflow/tfjs-backend-webgpu'),
  async wasm() {
    const { setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm');
    // One thread, like every other lane. SIMD is supported, since the core needs it, too.
    tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
    const address = new URL(wasmFile, import.meta.url).href;
    setWasmPaths({
      'tfjs-backend-wasm.wasm': address,
      'tfjs-backend-wasm-simd.wasm': address,
      'tfjs-backend-wasm-threaded-simd.wasm': address,
    });
  },
};

/** @param {string} backend */
export async function useBackend(backend) {
  await fetchedCode(backends[backend]);
  if (!(await tf.setBackend(backend)))
    throw new Error(`TensorFlow.js could not start its ${backend} backend in this browser.`);
  await tf.ready();
}
