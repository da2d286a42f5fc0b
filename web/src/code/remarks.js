import { nudges } from '../config/gradient-methods.js';
import { unknownTuning } from '../config/method-controls.js';
import { takesNumericalGradient } from './pytorch-gradient.js';
import { has } from './recipe.js';

/**
 * Writes sentences for a program's first comment that say where it differs from the page.
 *
 * @typedef {import('./recipe.js').Recipe} Recipe
 * @typedef {object} Abilities
 * @property {string} name the framework's
 * @property {boolean} [numerical] whether the program contains numerical gradients
 * @property {boolean} [unseededDropout]
 */

const backpropagated = /** @type {Record<string, string>} */ ({
  'forward-difference': 'forward differences, which come within about h of it',
  'central-difference': 'central differences, which come within about h² of it',
  'structured-difference': 'structured differences, which come within about h² of it',
  'node-perturbation': 'node perturbation, which comes within about h² of it',
  spsa: 'SPSA, which agrees with it on the average alone',
  'forward-gradient': 'the forward gradient, which agrees with it on the average alone',
});

/** @param {Recipe} recipe @param {Abilities} abilities @returns {string[]} sentences */
export function remarks(recipe, { name, numerical = false, unseededDropout = false }) {
  const { gradient, h } = recipe;
  const written = numerical && takesNumericalGradient(recipe);
  const sentences = [
    'Random numbers are other ones than in the page, so that losses and accuracies agree on the average, not digit by digit.',
    recipe.differs &&
      !written &&
      `The gradient is backpropagation’s. The page uses ${backpropagated[gradient] ?? `another method, “${gradient}”`}${nudges(gradient) ? ` (h = ${h})` : ''}.`,
    gradient === 'structured-difference' &&
      written &&
      'Structured differences are the central differences below, computed with less work; here nothing is saved.',
    gradient === 'forward-gradient' &&
      written &&
      'The slope along a direction is the same number as in the page, though obtained from backpropagation.',
    recipe.elastic > 0 && `Images are not bent: the page’s elastic distortion of ${recipe.elastic} pixels is left out.`,
    unseededDropout && has(recipe, 'dropout') && `${name} draws dropout without the seed.`,
    ...dataRemarks(recipe),
  ];
  return sentences.filter((sentence) => typeof sentence === 'string');
}

/** The settings of optimisers and schedules that every program writes. */
const writtenTuning = ['momentum', 'beta2', 'alpha', 'epsilon', 'warmup', 'drop', 'dropEvery'];

/** @param {Recipe} recipe */
export function dataRemarks(recipe) {
  const { dataset, mine } = recipe;
  return [
    ...unknownTuning(recipe, writtenTuning).map(
      ({ key, label }) => `The page’s setting “${label}” of ${recipe[/** @type {keyof Recipe} */ (key)]} is left out.`,
    ),
    dataset === 'digits' &&
      'The page learns from its built-in digits now: the data settings save them as CSV files, or take MNIST’s.',
    mine !== 'none' && 'Your own drawn digits are not among the data.',
  ].filter((sentence) => typeof sentence === 'string');
}

export const filesNeeded =
  'mnist_train.csv and mnist_test.csv next to it, laid out as Kaggle’s: a line of names, then a label and 784 pixels from 0 to 255 a line';
