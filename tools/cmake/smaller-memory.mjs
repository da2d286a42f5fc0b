// node smaller-memory.mjs FILE.wasm MEGABYTES: lets a module that imports its memory run with less memory.
// With a memory of fixed size, the linker makes that size the least that the module accepts. This is more than the
// program needs, and a browser with little memory may not have it, so the page tries smaller and smaller sizes.
import { readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const importSection = 2;
const pagesOfMegabyte = 16;

/**
 * Returns the module with another minimum size of its imported memory.
 * @param {Uint8Array} module
 * @param {number} pages of 64 KB
 */
export function withSmallestMemory(module, pages) {
  const at = placeOfMinimum(module);
  const [, length] = number(module, at);
  const changed = module.slice();
  // The new number takes as many bytes as the old one, so that every other byte keeps its position.
  for (let i = 0; i < length; i += 1) changed[at + i] = ((pages >> (7 * i)) & 127) | (i < length - 1 ? 128 : 0);
  if (number(changed, at)[0] !== pages) throw new Error(`${pages} pages do not fit in the place of the former number`);
  return changed;
}

/**
 * Returns a LEB128 number and how many bytes it takes.
 * @param {Uint8Array} bytes
 * @param {number} at
 * @returns {[value: number, length: number]}
 */
function number(bytes, at) {
  let value = 0;
  let length = 0;
  do value += (bytes[at + length] & 127) * 2 ** (7 * length);
  while (bytes[at + length++] & 128);
  return [value, length];
}

/** Returns the position of the minimum size of the imported memory. @param {Uint8Array} bytes */
function placeOfMinimum(bytes) {
  // Starts after the magic number and the version.
  let at = 8;
  const next = () => {
    const [value, length] = number(bytes, at);
    at += length;
    return value;
  };
  const skipName = () => {
    const length = next();
    at += length;
  };
  const skipLimits = () => {
    const hasMost = next() & 1;
    next();
    if (hasMost) next();
  };
  while (at < bytes.length) {
    const section = bytes[at++];
    const end = next() + at;
    if (section !== importSection) {
      at = end;
      continue;
    }
    for (let left = next(); left > 0; left -= 1) {
      skipName();
      skipName();
      const kind = bytes[at++];
      if (kind === 2) {
        at += 1;
        return at;
      }
      if (kind === 0) next();
      else if (kind === 1) {
        at += 1;
        skipLimits();
      } else at += 2;
    }
  }
  throw new Error('the module imports no memory');
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const [file, megabytes] = process.argv.slice(2);
  writeFileSync(file, withSmallestMemory(readFileSync(file), Number(megabytes) * pagesOfMegabyte));
}
