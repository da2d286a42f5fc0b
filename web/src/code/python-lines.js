import { inverseMap } from './augmentation-lines.js';
import { indented, lines, wrapped } from './lines.js';
import { constantsOf, moves } from './recipe.js';
import { filesNeeded } from './remarks.js';
import { scheduleExpression, words } from './schedule-lines.js';

/**
 * The parts that the Python programs share: everything that uses NumPy.
 *
 * @typedef {import('./recipe.js').Recipe} Recipe
 */

/** @param {Recipe} recipe @param {{ title: string, needs: string, sentences: string[] }} about */
export function pythonHead({ layersText }, { title, needs, sentences }) {
  return lines(
    `"""${title}, written by Gradlab from the network and the settings in its page.`,
    '',
    wrapped(layersText.replaceAll(',', ', ')),
    '',
    wrapped(`Needs ${needs} and NumPy, and ${filesNeeded}.`),
    '',
    wrapped(sentences.join(' ')),
    '"""',
  );
}

/** The constants that are whole numbers. */
const counts = new Set(['EPOCHS', 'BATCH', 'SEED', 'DROP_EVERY', 'PATIENCE']);

/** Writes a number as Python's float: Keras refuses a learning rate of `3`. @param {number} value */
function asFloat(value) {
  return Number.isInteger(value) ? `${value}.0` : String(value);
}

/** @param {Recipe} recipe */
export function pythonConstants(recipe) {
  return [
    ...constantsOf(recipe).map(([name, value]) => `${name} = ${counts.has(name) ? value : asFloat(value)}`),
    '',
    'RANDOM = np.random.default_rng(SEED)',
  ];
}

/** @param {string} shape of the images @param {string} [tensor] what turns an array into a tensor */
export function readCsv(shape, tensor = '') {
  const made = (/** @type {string} */ array) => (tensor ? `${tensor}(${array})` : array);
  return lines(
    'def read_csv(path, rows=None):',
    ...indented(
      4,
      '"""Images, from 0 for paper to 1 for ink, and their labels."""',
      'table = np.loadtxt(path, dtype=np.uint8, delimiter=",", skiprows=1, max_rows=rows, ndmin=2)',
      `images = table[:, 1:].reshape(${shape}).astype(np.float32) / 255`,
      `return ${made('images')}, ${made('table[:, 0].astype(np.int64)')}`,
    ),
  );
}

/** Writes the calls that read both files. @param {Recipe} recipe */
function readBoth({ train, test }) {
  const rows = (/** @type {number} */ limit) => (limit > 0 ? `, rows=${limit}` : '');
  return [
    `images, labels = read_csv("mnist_train.csv"${rows(train)})`,
    `test_images, test_labels = read_csv("mnist_test.csv"${rows(test)})`,
  ];
}

/** @param {Recipe} recipe */
export function pythonSchedule(recipe) {
  const expression = scheduleExpression(recipe, words.python);
  return (
    expression &&
    lines(
      'def factor(t):',
      ...indented(
        4,
        '"""What the learning rate is multiplied by after the share t of the run."""',
        `return ${expression}`,
      ),
    )
  );
}

/** Returns whether the schedule needs Python's `math` module. @param {Recipe} recipe */
export const calculates = ({ schedule, dropEvery }) =>
  schedule === 'cosine' || schedule === 'one-cycle' || (schedule === 'step' && dropEvery > 0);

/**
 * Writes the loop over an epoch's mini-batches, with the learning rate of each step.
 * @param {Recipe} recipe
 * @param {string|null} first
 * @param {string[]} stepLines
 */
export function pythonSteps({ schedule }, first, stepLines) {
  const factor = schedule === 'constant' ? '' : ' * factor((epoch + step / len(batches)) / EPOCHS)';
  return lines(
    'def train_epoch(network, optimizer, epoch, images, labels):',
    ...indented(
      4,
      '"""Once through the training set in a new order. Returns the loss of every step."""',
      first,
      'order = RANDOM.permutation(len(labels))',
      'batches = [order[first : first + BATCH] for first in range(0, len(order), BATCH)]',
      'losses = []',
      'for step, rows in enumerate(batches):',
      `    rate = RATE${factor}`,
      '    # The last mini-batch of an epoch may be short. Its mean loss counts in proportion, so that all images count alike.',
      '    share = len(rows) / min(BATCH, len(labels))',
      ...indented(4, stepLines),
      'return losses',
    ),
  );
}

/** @param {Recipe} recipe */
export function heldOut({ validation }) {
  return (
    validation > 0 &&
    lines(
      'def held_out(labels):',
      ...indented(
        4,
        '"""Whether each row is for validation: the same share of every class, at random."""',
        'held = np.zeros(len(labels), dtype=bool)',
        'for digit in range(10):',
        '    rows = RANDOM.permutation(np.flatnonzero(labels == digit))',
        '    held[rows[: round(HELD_OUT * len(rows))]] = True',
        'return held',
      ),
    )
  );
}

/** @param {Recipe} recipe */
export function inverseMaps(recipe) {
  return (
    moves(recipe) &&
    lines(
      'def inverse_maps(count):',
      ...indented(
        4,
        '"""For each image how a place in the changed image leads back into it, both measured from the middle, in pixels."""',
        'def either_way(limit):',
        '    return RANDOM.uniform(-limit, limit, count)',
        '',
        'angle = np.radians(either_way(ROTATION))',
        'c, s = np.cos(angle), np.sin(angle)',
        'width, height, shear = 1 + either_way(SCALE), 1 + either_way(SCALE), either_way(SHEAR)',
        'x, y = either_way(SHIFT), either_way(SHIFT)',
        `xx, xy = ${inverseMap.xx}, ${inverseMap.xy}`,
        `yx, yy = ${inverseMap.yx}, ${inverseMap.yy}`,
        `return xx, xy, ${inverseMap.across}, yx, yy, ${inverseMap.down}`,
      ),
    )
  );
}

/**
 * @typedef {{ seed: string, labels: string, optimizer: string, keep: string, putBack: string }} Calls the framework's
 *   calls; `labels`: the labels as an array; `keep` and `putBack`: saving and restoring the weights of the best epoch
 */

/** @param {Recipe} recipe @param {Calls} calls */
export function pythonMain(recipe, calls) {
  return lines(
    'def main():',
    ...indented(
      4,
      calls.seed,
      ...readBoth(recipe),
      recipe.validation > 0 && [
        `held = held_out(${calls.labels})`,
        'held_images, held_labels = images[held], labels[held]',
        'images, labels = images[~held], labels[~held]',
      ],
      'network = build()',
      `optimizer = ${calls.optimizer}`,
      ...epochLines(recipe, calls),
    ),
    '',
    '',
    'if __name__ == "__main__":',
    '    main()',
  );
}

/** @param {Recipe} recipe @param {Calls} calls */
function epochLines({ validation, patience }, { keep, putBack }) {
  const held = validation > 0;
  const stops = held && patience > 0;
  return lines(
    stops && 'best, best_epoch, best_weights = -1, 0, None',
    'for epoch in range(EPOCHS):',
    ...indented(
      4,
      'losses = train_epoch(network, optimizer, epoch, images, labels)',
      'report = f"epoch {epoch + 1}: training loss {sum(losses) / len(losses):.4f}"',
      held && [
        'held_loss, held_accuracy = measure(network, held_images, held_labels)',
        'report += f", validation loss {held_loss:.4f}, validation accuracy {held_accuracy:.2%}"',
      ],
      'loss, accuracy = measure(network, test_images, test_labels)',
      'print(report + f", test loss {loss:.4f}, test accuracy {accuracy:.2%}", flush=True)',
      stops && [
        'if held_accuracy > best:',
        `    best, best_epoch, best_weights = held_accuracy, epoch, ${keep}`,
        'if epoch - best_epoch >= PATIENCE:',
        `    ${putBack}`,
        '    break',
      ],
    ),
  );
}
