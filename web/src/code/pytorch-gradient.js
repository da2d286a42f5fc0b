import { drawsDirections, nudges } from '../config/gradient-methods.js';
import { indented, lines } from './lines.js';

/**
 * Writes gradients without backpropagation as a loop in PyTorch. All parameters are one flat vector, as in the core.
 *
 * @typedef {import('./recipe.js').Recipe} Recipe
 */

const forward = [
  'for k in range(len(theta)):',
  '    kept = theta[k].item()',
  '    theta[k] = kept + H',
  '    gradient[k] = (loss_now() - loss) / H',
  '    theta[k] = kept',
];
const central = [
  'for k in range(len(theta)):',
  '    kept = theta[k].item()',
  '    theta[k] = kept + H',
  '    up = loss_now()',
  '    theta[k] = kept - H',
  '    gradient[k] = (up - loss_now()) / (2 * H)',
  '    theta[k] = kept',
];
const spsa = [
  'for _ in range(DIRECTIONS):',
  '    direction = torch.randint(2, theta.shape) * 2.0 - 1',
  '    theta += H * direction',
  '    up = loss_now()',
  '    theta -= 2 * H * direction',
  '    gradient += (up - loss_now()) / (2 * H) * direction / DIRECTIONS',
  '    theta += H * direction',
];
const forwardGradient = [
  'with torch.enable_grad():',
  '    exact = nn.utils.parameters_to_vector(torch.autograd.grad(loss_now(), parameters))',
  'for _ in range(DIRECTIONS):',
  '    direction = torch.randn_like(theta)',
  '    gradient += exact.dot(direction) * direction / DIRECTIONS',
];
const slopes = /** @type {Record<string, string[]>} */ ({
  'forward-difference': forward,
  'central-difference': central,
  'structured-difference': central,
  spsa,
  'forward-gradient': forwardGradient,
});

/**
 * Returns whether the gradient can be written this way. Node perturbation would need a different network.
 * @param {Recipe} recipe
 */
export const takesNumericalGradient = ({ gradient }) => Object.hasOwn(slopes, gradient);

/** @param {Recipe} recipe */
export function numericalGradient(recipe) {
  if (!takesNumericalGradient(recipe)) return null;
  const { gradient, h, directions } = recipe;
  return lines(
    nudges(gradient) && `H = ${h}`,
    drawsDirections(gradient) && `DIRECTIONS = ${directions}`,
    '',
    '',
    '@torch.no_grad()',
    'def set_gradient(parameters, loss_now):',
    ...indented(
      4,
      '"""Sets the gradient as the page does, and returns the loss."""',
      'theta = nn.utils.parameters_to_vector(parameters).clone()',
      'nn.utils.vector_to_parameters(theta, parameters)  # from here on they are views of theta',
      'gradient = torch.zeros_like(theta)',
      'loss = loss_now()',
      ...slopes[gradient],
      'sizes = [parameter.numel() for parameter in parameters]',
      'for parameter, part in zip(parameters, gradient.split(sizes)):',
      '    parameter.grad = part.view_as(parameter)',
      'return loss',
    ),
  );
}
