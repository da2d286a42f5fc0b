/**
 * A network's answers to a set of labelled images: which is right, how sure it was, and where it was wrong.
 *
 * @typedef {import('../../worker/protocol.js').Answers} Answers
 * @typedef {{ truth: number|null, answer: number|null }} Pair null for any
 */

export const CLASSES = 10;

/** Gallery, matrix and measures all need them, of 10,000 images and more. @type {WeakMap<Answers, { digits: Uint8Array, sure: Float32Array }>} */
const judged = new WeakMap();

/** @param {Answers} answers */
function judge(answers) {
  const known = judged.get(answers);
  if (known) return known;
  const { outputs, labels } = answers;
  const digits = new Uint8Array(labels.length);
  const sure = new Float32Array(labels.length);
  for (let place = 0; place < labels.length; ++place) {
    const first = place * CLASSES;
    let best = 0;
    for (let k = 1; k < CLASSES; ++k) if (outputs[first + k] > outputs[first + best]) best = k;
    digits[place] = best;
    sure[place] = outputs[first + best];
  }
  judged.set(answers, { digits, sure });
  return { digits, sure };
}

/** The digit with the largest output, the first of equals, for each image. @param {Answers} answers */
export const answeredDigits = (answers) => judge(answers).digits;

/** The largest output for each image: how sure the network is of its answer. @param {Answers} answers */
export const confidences = (answers) => judge(answers).sure;

/**
 * Images by truth and answer, the most confident first.
 * @param {Answers} answers
 * @param {(truth: number, answer: number) => boolean} wanted
 * @returns {Uint32Array} their places in the answers
 */
export function placesOf(answers, wanted) {
  const digits = answeredDigits(answers);
  const sure = confidences(answers);
  /** @type {number[]} */
  const places = [];
  answers.labels.forEach((truth, place) => wanted(truth, digits[place]) && places.push(place));
  return Uint32Array.from(places.sort((a, b) => sure[b] - sure[a] || a - b));
}

/** @param {Pair} pair @returns {(truth: number, answer: number) => boolean} whether an image was missed in this way */
export function missedAs({ truth, answer }) {
  return (is, said) => is !== said && (truth === null || truth === is) && (answer === null || answer === said);
}
