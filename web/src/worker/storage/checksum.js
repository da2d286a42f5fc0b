/** What the core copies into its memory at a time. */
const partBytes = 4 << 20;

/**
 * Returns a hash of bytes, made by the core, by which damage to what is stored is noticed.
 * @param {Pick<import('../core/core-loader.js').Core, 'checksum'>} core
 * @param {Uint8Array} bytes
 */
export function checksumOf(core, bytes) {
  if (bytes.length <= partBytes) return core.checksum(bytes);
  const parts = [];
  for (let at = 0; at < bytes.length; at += partBytes) parts.push(core.checksum(bytes.subarray(at, at + partBytes)));
  return core.checksum(new TextEncoder().encode(parts.join(' ')));
}
