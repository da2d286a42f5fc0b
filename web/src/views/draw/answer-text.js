import { activeModelOf } from '../../state/network/active-network.js';
import { areDigits } from '../data/class-names.js';
import { formatActiveModel } from './active-network-text.js';

/**
 * Describes which network reads the drawing and how sure its answer is.
 *
 * @typedef {import('../../state/reducer.js').State} State
 */

/** An answer of a network in training or of an opened one is unsure below this probability. */
const sureByDefault = 0.5;

/** @param {State} state @returns {'sure' | 'unsure' | 'no digit'} */
export function certaintyOf(state) {
  const { prediction, pretrained, data } = state;
  if (!prediction?.outputs || prediction.digit === null) return 'sure';
  const { digitness = null, outputs, digit, kind } = prediction;
  if (areDigits(data.classNames) && digitness !== null && digitness < (pretrained?.digitAt ?? 0)) return 'no digit';
  const least = (activeModelOf(state) === pretrained ? pretrained?.sureAt : 0) || sureByDefault;
  return kind === 'probability' && outputs[digit] < least ? 'unsure' : 'sure';
}

/** Returns the digits of a drawing that shows several, as text; '' if it shows one. @param {State} state */
export function severalDigits(state) {
  const parts = state.prediction?.parts ?? [];
  const isOne = parts.length < 2 || parts.includes(null);
  return isOne ? '' : parts.map((digit) => state.data.classNames[Number(digit)]).join('');
}

/** Returns the two likeliest classes. @param {State} state */
function likeliest({ prediction, data }) {
  const outputs = prediction?.outputs ?? [];
  const ranked = outputs.map((output, k) => ({ output, k })).sort((a, b) => b.output - a.output);
  return ranked.slice(0, 2).map(({ k }) => data.classNames[k]);
}

/** @param {State} state @param {boolean} empty whether the pad is empty */
export function answerNote(state, empty) {
  const { prediction, run } = state;
  const active = formatActiveModel(state);
  const network = active || (run && `the network ${run.phase === 'done' ? 'you trained' : 'in training'}`);
  if (!network)
    return empty
      ? 'The pre-trained network is not loaded. Press Start: from its first step on, your network reads what you draw.'
      : 'No network can read this yet: the pre-trained one is not loaded, and none is training. Press Start.';
  if (empty) return `Draw a digit; ${network} reads it as you draw.`;
  if (!prediction) return `${capital(network)} is reading…`;
  if (prediction.digit === null)
    return active || (run && run.step > 0)
      ? `${capital(network)} gives no number for this drawing: its outputs are not finite. Train again with a lower learning rate.`
      : `${capital(network)} has not taken a step yet. Its first answer comes with its first step.`;
  if (severalDigits(state)) return `Several digits, each read by ${network}. It was trained on one digit at a time.`;
  const certainty = certaintyOf(state);
  if (certainty === 'no digit') return `This does not look like a digit. This is the closest one, read by ${network}.`;
  if (certainty === 'unsure') return `Not sure: ${likeliest(state).join(' or ')}? Read by ${network}.`;
  return `Read by ${network}.`;
}

/** @param {string} text */
const capital = (text) => text[0].toUpperCase() + text.slice(1);
