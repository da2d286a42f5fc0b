import { crc32, deflateRawSync } from 'node:zlib';

/**
 * @typedef {object} Packed a file to be put in a zip, and what may be wrong with it
 * @property {string} name
 * @property {string|Uint8Array} data
 * @property {boolean} [stored] not packed
 * @property {boolean} [encrypted]
 * @property {number} [method] other than what it is
 * @property {number} [crc] other than what it is
 * @property {number} [size] other than what it is
 * @property {boolean} [wide] with its sizes and place in a zip64 field
 */

/** @param {Packed[]} files @param {{ wide?: boolean, comment?: string }} [options] @returns {Uint8Array} a zip, as other programs write it */
export function zipOf(files, { wide = false, comment = '' } = {}) {
  /** @type {Buffer[]} */ const parts = [];
  /** @type {Buffer[]} */ const directory = [];
  let offset = 0;
  for (const file of files) {
    const entry = described(file, offset);
    const local = localHeader(entry);
    parts.push(local, entry.packed);
    directory.push(directoryEntry(entry));
    offset += local.length + entry.packed.length;
  }
  const table = Buffer.concat(directory);
  const end = wide ? wideEnd(files.length, table.length, offset) : Buffer.alloc(0);
  return new Uint8Array(
    Buffer.concat([...parts, table, end, endRecord(files.length, table.length, wide ? 0xffffffff : offset, comment)]),
  );
}

/** @param {Packed} file @param {number} offset */
function described({ name, data, stored = false, encrypted = false, wide = false, ...wrong }, offset) {
  const content = Buffer.from(data);
  const packed = stored ? content : deflateRawSync(content);
  const right = { method: stored ? 0 : 8, crc: crc32(content), size: content.length };
  return { ...right, ...wrong, name: Buffer.from(name), packed, flags: encrypted ? 1 : 0, wide, offset };
}

/** @typedef {ReturnType<typeof described>} Entry */

/** @param {Entry} entry */
function localHeader({ name, packed, method, crc, size, flags }) {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(flags, 6);
  header.writeUInt16LE(method, 8);
  header.writeUInt32LE(crc, 14);
  header.writeUInt32LE(packed.length, 18);
  header.writeUInt32LE(size, 22);
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, name]);
}

/** @param {Entry} entry */
function directoryEntry({ name, packed, method, crc, size, flags, wide, offset }) {
  const header = Buffer.alloc(46);
  const extra = Buffer.alloc(wide ? 28 : 0);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(flags, 8);
  header.writeUInt16LE(method, 10);
  header.writeUInt32LE(crc, 16);
  header.writeUInt32LE(wide ? 0xffffffff : packed.length, 20);
  header.writeUInt32LE(wide ? 0xffffffff : size, 24);
  header.writeUInt16LE(name.length, 28);
  header.writeUInt16LE(extra.length, 30);
  header.writeUInt32LE(wide ? 0xffffffff : offset, 42);
  if (wide) {
    extra.writeUInt16LE(1, 0);
    extra.writeUInt16LE(24, 2);
    [size, packed.length, offset].forEach((value, i) => extra.writeBigUInt64LE(BigInt(value), 4 + 8 * i));
  }
  return Buffer.concat([header, name, extra]);
}

/** @param {number} entries @param {number} size @param {number} offset */
function wideEnd(entries, size, offset) {
  const end = Buffer.alloc(56);
  end.writeUInt32LE(0x06064b50, 0);
  end.writeBigUInt64LE(44n, 4);
  end.writeBigUInt64LE(BigInt(entries), 24);
  end.writeBigUInt64LE(BigInt(entries), 32);
  end.writeBigUInt64LE(BigInt(size), 40);
  end.writeBigUInt64LE(BigInt(offset), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(offset + size), 8);
  locator.writeUInt32LE(1, 16);
  return Buffer.concat([end, locator]);
}

/** @param {number} entries @param {number} size @param {number} offset @param {string} comment */
function endRecord(entries, size, offset, comment) {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries, 8);
  end.writeUInt16LE(entries, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  end.writeUInt16LE(comment.length, 20);
  return Buffer.concat([end, Buffer.from(comment)]);
}
