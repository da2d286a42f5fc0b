/**
 * A recipe holds everything that a program is written from: the network as the core describes it, and the settings of
 * its training.
 *
 * @typedef {import('../config/hyper-parameters.js').Settings} Settings
 * @typedef {import('../worker/protocol.js').NetworkDescription} NetworkDescription
 * @typedef {import('../worker/protocol.js').LayerSummary} LayerSummary
 * @typedef {Omit<Settings, 'layers'> & { layers: LayerSummary[], layersText: string, augments: boolean, decays: boolean, differs: boolean }} Recipe
 *   `augments`: whether images are augmented during training; `decays`: whether there is weight decay; `differs`:
 *   whether the gradient is computed by a method other than backpropagation
 */

/** @param {Settings} settings @param {NetworkDescription} network @returns {Recipe} */
export function recipeOf(settings, { layers, layersText, loss, init }) {
  const { shift, rotation, scale, shear, elastic, weightDecay, gradient } = settings;
  const augments = [shift, rotation, scale, shear, elastic].some((strength) => strength > 0);
  return {
    ...settings,
    layers,
    layersText,
    loss,
    init,
    augments,
    decays: weightDecay > 0,
    differs: gradient !== 'backprop',
  };
}

/**
 * Returns whether images are shifted, rotated, scaled or sheared; elastic distortion does not count.
 * @param {Recipe} recipe
 */
export const moves = ({ shift, rotation, scale, shear }) => shift > 0 || rotation > 0 || scale > 0 || shear > 0;

/** @param {Recipe} recipe @param {string} kind */
export const has = ({ layers }, kind) => layers.some((layer) => layer.kind === kind);

/**
 * Returns a program's constants by name, without those that it does not use.
 * @param {Recipe} recipe
 * @returns {[string, number][]}
 */
export function constantsOf(recipe) {
  const { optimizer, schedule, decays, weightDecay, clip, validation, patience } = recipe;
  const cycle = schedule === 'one-cycle';
  /** @type {[string, number, boolean][]} */
  const constants = [
    ['EPOCHS', recipe.epochs, true],
    ['BATCH', recipe.batch, true],
    ['RATE', recipe.lr, true],
    ['SEED', recipe.seed, true],
    ['MOMENTUM', recipe.momentum, ['momentum', 'nesterov', 'adam'].includes(optimizer)],
    ['BETA_2', recipe.beta2, optimizer === 'adam'],
    ['ALPHA', recipe.alpha, optimizer === 'rmsprop'],
    ['EPSILON', recipe.epsilon, ['rmsprop', 'adam'].includes(optimizer)],
    ['WARM_UP', recipe.warmup, cycle],
    ['DROP', recipe.drop, schedule === 'step'],
    ['DROP_EVERY', recipe.dropEvery, schedule === 'step' && recipe.dropEvery > 0],
    ['DECAY', weightDecay, decays],
    ['CLIP', clip, clip > 0],
    ['HELD_OUT', validation, validation > 0],
    ['PATIENCE', patience, validation > 0 && patience > 0],
    ['SHIFT', recipe.shift, moves(recipe)],
    ['ROTATION', recipe.rotation, moves(recipe)],
    ['SCALE', recipe.scale / 100, moves(recipe)],
    ['SHEAR', recipe.shear, moves(recipe)],
  ];
  return constants.flatMap(([name, value, used]) => (used ? [[name, value]] : []));
}
