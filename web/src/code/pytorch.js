import { activationNames } from './activation-names.js';
import { asFile, indented, lines } from './lines.js';
import { lossLines } from './loss-lines.js';
import { networkLines } from './network-lines.js';
import {
  calculates,
  heldOut,
  inverseMaps,
  pythonConstants,
  pythonHead,
  pythonMain,
  pythonSchedule,
  pythonSteps,
  readCsv,
} from './python-lines.js';
import { has, moves } from './recipe.js';
import { remarks } from './remarks.js';
import { numericalGradient, takesNumericalGradient } from './pytorch-gradient.js';

/** @typedef {import('./recipe.js').Recipe} Recipe */

/** @type {import('./network-lines.js').Dialect} */
const dialect = {
  flatten: () => 'nn.Flatten(),',
  unflatten: (channels) => `nn.Unflatten(1, (${channels}, 1, 1)),`,
  activation: (name) => `${activationNames[name].pytorch},`,
  dense: ({ layer, inputs }) => `nn.Linear(${inputs}, ${layer.units}),`,
  conv: ({ layer, channels }) =>
    `nn.Conv2d(${channels}, ${layer.filters}, ${layer.kernel}, stride=${layer.stride}, padding=${layer.padding}),`,
  maxpool: ({ layer }) => `nn.MaxPool2d(${layer.kernel}, stride=${layer.stride}),`,
  avgpool: ({ layer }) => `nn.AvgPool2d(${layer.kernel}, stride=${layer.stride}),`,
  dropout: ({ layer }) => `nn.Dropout(${layer.rate}),`,
};

const zeroBias = 'nn.init.zeros_(layer.bias)';
const normalBias = 'nn.init.normal_(layer.bias)';
const initialisations = /** @type {Record<string, string[]>} */ ({
  'unit-normal': ['nn.init.normal_(layer.weight)', normalBias],
  'scaled-normal': ['nn.init.normal_(layer.weight, std=layer.weight[0].numel() ** -0.5)', normalBias],
  xavier: ['nn.init.xavier_uniform_(layer.weight)', zeroBias],
  he: ['nn.init.kaiming_normal_(layer.weight)', zeroBias],
});

/** @param {Recipe} recipe */
function build({ layers, init }) {
  return lines(
    'def build():',
    ...indented(
      4,
      'network = nn.Sequential(',
      ...indented(4, networkLines(layers, dialect)),
      ')',
      'for layer in network:',
      '    if isinstance(layer, (nn.Linear, nn.Conv2d)):',
      ...indented(8, initialisations[init]),
      'return network',
    ),
  );
}

/** @param {Recipe} recipe */
function lossOf({ loss }) {
  const { comment, returns } = lossLines[loss].pytorch;
  return lines('def loss_of(outputs, labels):', ...indented(4, `# ${comment}`, `return ${returns}`));
}

/** @param {Recipe} recipe */
function augmented(recipe) {
  return (
    moves(recipe) &&
    lines(
      'def augmented(images):',
      ...indented(
        4,
        '# PyTorch counts from the middle in halves of the side.',
        'xx, xy, across, yx, yy, down = inverse_maps(len(images))',
        'maps = np.stack([xx, xy, across / 14, yx, yy, down / 14], axis=1).reshape(-1, 2, 3).astype(np.float32)',
        'grid = functional.affine_grid(torch.from_numpy(maps), images.shape, align_corners=False)',
        'return functional.grid_sample(images, grid, align_corners=False)',
      ),
    )
  );
}

const measure = lines(
  '@torch.no_grad()',
  'def measure(network, images, labels):',
  ...indented(
    4,
    '"""Mean loss and share of right answers."""',
    'network.eval()',
    'loss = correct = 0',
    'for some, right in zip(images.split(1000), labels.split(1000)):',
    '    outputs = network(some)',
    '    loss += loss_of(outputs, right).item() * len(right)',
    '    correct += (outputs.argmax(dim=1) == right).sum().item()',
    'return loss / len(labels), correct / len(labels)',
  ),
);

/**
 * Creates the optimiser. AdamW and Adam can decay weights as the page does; the others have only the L2 penalty.
 * @param {Recipe} recipe
 */
function optimizer({ optimizer: kind, decays, decay }) {
  const coupled = decays && (decay === 'l2' || kind === 'adam') ? ', weight_decay=DECAY' : '';
  const parameters = 'network.parameters(), lr=RATE';
  switch (kind) {
    case 'momentum':
      return `torch.optim.SGD(${parameters}, momentum=MOMENTUM${coupled})`;
    case 'nesterov':
      return `torch.optim.SGD(${parameters}, momentum=MOMENTUM, nesterov=True${coupled})`;
    case 'rmsprop':
      return `torch.optim.RMSprop(${parameters}, alpha=ALPHA, eps=EPSILON${coupled})`;
    case 'adam':
      return `torch.optim.${decays && decay !== 'l2' ? 'AdamW' : 'Adam'}(${parameters}, betas=(MOMENTUM, BETA_2), eps=EPSILON${coupled})`;
    default:
      return `torch.optim.SGD(${parameters}${coupled})`;
  }
}

/** @param {Recipe} recipe */
function gradientLines(recipe) {
  const some = moves(recipe) ? 'augmented(images[rows])' : 'images[rows]';
  if (!takesNumericalGradient(recipe)) {
    return ['optimizer.zero_grad()', `loss = loss_of(network(${some}), labels[rows])`, '(loss * share).backward()'];
  }
  const fixed = has(recipe, 'dropout');
  return [
    `some, right${fixed ? ', drawn' : ''} = ${some}, labels[rows]${fixed ? ', int(RANDOM.integers(2**31))' : ''}`,
    '',
    'def loss_now():',
    fixed && '    torch.manual_seed(drawn)  # every evaluation of a step drops the same values',
    '    return loss_of(network(some), right)',
    '',
    'loss = set_gradient(list(network.parameters()), loss_now)',
    'for parameter in network.parameters():',
    '    parameter.grad.mul_(share)',
  ];
}

/** @param {Recipe} recipe */
function trainEpoch(recipe) {
  const { clip, decays, decay, optimizer: kind } = recipe;
  return pythonSteps(
    recipe,
    'network.train()',
    lines(
      'for group in optimizer.param_groups:',
      '    group["lr"] = rate',
      ...gradientLines(recipe),
      clip > 0 && 'nn.utils.clip_grad_norm_(network.parameters(), CLIP)',
      decays &&
        decay !== 'l2' &&
        kind !== 'adam' &&
        lines(
          'with torch.no_grad():',
          '    for parameter in network.parameters():',
          '        parameter.mul_(1 - rate * DECAY)',
        ),
      'optimizer.step()',
      'losses.append(loss.item())',
    ),
  );
}

/** @param {Recipe} recipe */
function main(recipe) {
  return pythonMain(recipe, {
    seed: 'torch.manual_seed(SEED)',
    labels: 'labels.numpy()',
    optimizer: optimizer(recipe),
    keep: 'copy.deepcopy(network.state_dict())',
    putBack: 'network.load_state_dict(best_weights)',
  });
}

/** Writes the recipe as a program for PyTorch. @param {Recipe} recipe */
export function pytorchProgram(recipe) {
  const stops = recipe.validation > 0 && recipe.patience > 0;
  const sentences = remarks(recipe, { name: 'PyTorch', numerical: true });
  return asFile(
    [
      lines(
        pythonHead(recipe, {
          title: 'A network for handwritten digits in PyTorch',
          needs: 'PyTorch 1.13 or newer',
          sentences,
        }),
        '',
        stops && 'import copy',
        calculates(recipe) && 'import math',
        (stops || calculates(recipe)) && '',
        'import numpy as np',
        'import torch',
        'from torch import nn',
        'from torch.nn import functional',
        '',
        ...pythonConstants(recipe),
      ),
      readCsv('-1, 1, 28, 28', 'torch.from_numpy'),
      build(recipe),
      lossOf(recipe),
      pythonSchedule(recipe),
      heldOut(recipe),
      inverseMaps(recipe),
      augmented(recipe),
      numericalGradient(recipe),
      measure,
      trainEpoch(recipe),
      main(recipe),
    ],
    2,
  );
}
