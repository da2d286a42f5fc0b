/**
 * Gives the memory of bytes that are done with back at once. A collector in no hurry would let tens of megabytes of them gather.
 * @param {Uint8Array} bytes empty afterwards, where the browser can do that
 */
export function release(bytes) {
  /** @type {{ transfer?: (length: number) => void }} */ (bytes.buffer).transfer?.(0);
}
