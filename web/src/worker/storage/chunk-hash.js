import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** Returns the hash of a chunk of a stored file. @param {Uint8Array} chunk */
export function hashOf(chunk) {
  return bytesToHex(sha256(chunk));
}
