import { controls } from './hyper-parameters.js';

/**
 * @typedef {import('./hyper-parameters.js').Control} Control
 * @typedef {{ ok: true, value: string|number } | { ok: false, message: string }} Validated
 */

const readable = new Intl.NumberFormat('en', { maximumFractionDigits: 6 });

/**
 * Converts a value from a form or a URL to a setting's value, or returns a message that says why it is not valid.
 * @param {string} key
 * @param {unknown} raw
 * @returns {Validated}
 */
export function validate(key, raw) {
  const control = controls[key];
  const text = String(raw).trim();
  if (control.kind === 'select') return validateOption(control, text);
  if (control.kind === 'text') return validateText(control, text);
  return validateNumber(control, text);
}

/** @param {Control} control @param {string} text @returns {Validated} */
function validateOption(control, text) {
  const values = (control.options ?? []).map((option) => option.value);
  const value = control.aliases && Object.hasOwn(control.aliases, text) ? control.aliases[text] : text;
  if (values.includes(value)) return { ok: true, value };
  return refuse(control, text, `is not one of ${values.filter(Boolean).join(', ')}.`);
}

/** @param {Control} control @param {string} text @returns {Validated} */
function validateText(control, text) {
  const most = control.maxLength ?? Infinity;
  if (text.length <= most) return { ok: true, value: text };
  return { ok: false, message: `${control.label}: ${text.length} characters are too many; at most ${most} fit.` };
}

/** @param {Control} control @param {string} text @returns {Validated} */
function validateNumber(control, text) {
  const { min = -Infinity, max = Infinity } = control;
  const value = text === '' ? NaN : Number(text);
  const range = `from ${readable.format(min)} to ${readable.format(max)}`;
  if (!Number.isFinite(value)) return refuse(control, text, `is not a number. Give one ${range}.`);
  if (control.kind === 'integer' && !Number.isInteger(value))
    return refuse(control, text, `is not a whole number. Give one ${range}.`);
  if (value < min || value > max) return refuse(control, text, `is out of range. Give a number ${range}.`);
  // A negative zero would be written as another number than it is.
  return { ok: true, value: value + 0 };
}

/** @param {Control} control @param {string} text @param {string} reason @returns {Validated} */
function refuse(control, text, reason) {
  return { ok: false, message: `${control.label}: “${text}” ${reason}` };
}
