/**
 * Calls `use`. If it throws, an object of the core that nothing else refers to yet is deleted.
 * @template T
 * @param {{ delete(): void }} object
 * @param {() => T} use
 */
export function deleteOnError(object, use) {
  try {
    return use();
  } catch (error) {
    object.delete();
    throw error;
  }
}
