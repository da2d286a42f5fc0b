/**
 * A network's answers to a set of labelled images: which is right, how sure it was, and where it was wrong.
 *
 * @typedef {import('../../worker/protocol.js').Answers} Answers
 * @typedef {{ truth: number|null, answer: number|null }} Pair null for any
 */

export const CLASSES = 10;

/** The digit with the largest output, the first of equals, for each image. @param {Answers} answers */
export function answeredDigits({ outputs, labels }) {
  return Uint8Array.from(labels, (_, place) => {
    let best = 0;
    for (let k = 1; k < CLASSES; ++k) if (outputs[place * CLASSES + k] > outputs[place * CLASSES + best]) best = k;
    return best;
  });
}

/** The largest output for each image: how sure the network is of its answer. @param {Answers} answers */
export function confidences({ outputs, labels }) {
  return Float32Array.from(labels, (_, place) => Math.max(...outputs.subarray(place * CLASSES, (place + 1) * CLASSES)));
}

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
