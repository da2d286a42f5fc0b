import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** Of a piece of a kept file. @param {Uint8Array} chunk */
export function hashOf(chunk) {
  return bytesToHex(sha256(chunk));
}
