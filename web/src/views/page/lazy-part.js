/**
 * Creates a part of the page whose code is downloaded when it is first needed. After a failure, the next call of
 * `bring` tries again.
 * @template Module, Part
 * @param {() => Promise<Module>} load
 * @param {(module: Module) => Part} create
 * @param {() => void} changed called when the part has come, or could not be downloaded
 */
export function createLazyPart(load, create, changed) {
  let loading = false;
  const lazy = {
    /** @type {Part | null} */
    part: null,
    failed: false,
    async bring() {
      if (lazy.part || loading) return;
      loading = true;
      const module = await load().catch(() => null);
      loading = false;
      lazy.failed = !module;
      if (module) lazy.part = create(module);
      changed();
    },
  };
  return lazy;
}
