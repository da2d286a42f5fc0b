/**
 * A network's answers to a set of labelled images: the predicted digits, their confidence, and the mistakes.
 *
 * @typedef {import('../../../worker/protocol.js').Answers} Answers
 * @typedef {{ truth: number|null, answer: number|null }} Pair null stands for any digit
 */

export const classes = 10;

/**
 * Cache of the answers' digits and confidences: gallery, matrix and measures all need them, for 10,000 images and more.
 * @type {WeakMap<Answers, { digits: Uint8Array, sure: Float32Array }>}
 */
const predictions = new WeakMap();

/** @param {Answers} answers */
function predictionsOf(answers) {
  const known = predictions.get(answers);
  if (known) return known;
  const { outputs, labels } = answers;
  const digits = new Uint8Array(labels.length);
  const sure = new Float32Array(labels.length);
  for (let place = 0; place < labels.length; ++place) {
    const first = place * classes;
    let best = 0;
    for (let k = 1; k < classes; ++k) if (outputs[first + k] > outputs[first + best]) best = k;
    digits[place] = best;
    sure[place] = outputs[first + best];
  }
  predictions.set(answers, { digits, sure });
  return { digits, sure };
}

/**
 * Returns the digit with the largest output for each image; the first one if several are equal.
 * @param {Answers} answers
 */
export const answeredDigits = (answers) => predictionsOf(answers).digits;

/**
 * Returns the largest output for each image, which is the network's confidence in its answer.
 * @param {Answers} answers
 */
export const confidences = (answers) => predictionsOf(answers).sure;

/**
 * Returns the images whose label and answer satisfy a condition, the most confident first.
 * @param {Answers} answers
 * @param {(truth: number, answer: number) => boolean} wanted
 * @returns {Uint32Array} indices into the answers
 */
export function placesOf(answers, wanted) {
  const digits = answeredDigits(answers);
  const sure = confidences(answers);
  /** @type {number[]} */
  const places = [];
  answers.labels.forEach((truth, place) => wanted(truth, digits[place]) && places.push(place));
  return Uint32Array.from(places.sort((a, b) => sure[b] - sure[a] || a - b));
}

/**
 * Returns a condition that selects the mistakes with a given label or answer.
 * @param {Pair} pair
 * @returns {(truth: number, answer: number) => boolean} whether an image was misclassified in this way
 */
export function missedAs({ truth, answer }) {
  return (is, said) => is !== said && (truth === null || truth === is) && (answer === null || answer === said);
}
