/** The networks an epoch of which is measured, with the recipe of their presets. */
export const benchedModels = {
  'nielsen-30': { batch: 10, lr: 3 },
  dnn: { batch: 64, lr: 0.1 },
  cnn: { batch: 64, lr: 0.1 },
};

/** @typedef {keyof typeof benchedModels} BenchedModel */

/** @param {string[]|null} wanted null for all @returns {BenchedModel[]} */
export function modelsAmong(wanted) {
  const all = /** @type {BenchedModel[]} */ (Object.keys(benchedModels));
  return all.filter((model) => !wanted || wanted.includes(model));
}
