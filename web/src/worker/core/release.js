/**
 * Frees the memory of bytes that are no longer needed at once. A garbage collector that waits would let tens of
 * megabytes of them accumulate.
 * @param {Uint8Array} bytes empty afterwards if the browser supports it
 */
export function release(bytes) {
  /** @type {{ transfer?: (length: number) => void }} */ (bytes.buffer).transfer?.(0);
}
