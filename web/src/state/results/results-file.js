import { implementations, networks } from '../../config/comparison.js';
import { gradientOptions } from '../../config/gradient-methods.js';
import { refuse } from '../../worker/protocol.js';

/**
 * The file format for results and the machine that they were measured on. The reference programs write such files; the
 * page reads and saves them.
 *
 * @typedef {import('./results.js').Result} Result
 * @typedef {{ format: 'gradlab-results', version: 1, by: string, machine: string, results: Partial<Result>[] }} ResultsFile
 * @typedef {(value: unknown) => string|null} Check returns what is wrong with a value, or null
 */

const format = 'gradlab-results';
/** Larger files are refused. */
export const mostBytes = 4e6;

const known = [...implementations.map(({ key }) => key), ...gradientOptions.map(({ value }) => value)];

/** @param {string[]} values @returns {Check} */
const oneOf = (values) => (value) =>
  values.includes(String(value)) ? null : `is none of ${values.filter(Boolean).join(', ')}`;
/** @param {number} min @param {number} max @param {string} words @returns {Check} */
const between = (min, max, words) => (value) =>
  typeof value === 'number' && value >= min && value <= max ? null : `is not ${words}`;
/** @type {Check} */
const isText = (value) =>
  typeof value === 'string' && value.length <= 2000 ? null : 'is not a text of at most 2,000 characters';

const share = between(0, 1, 'a share from 0 to 1');
const positive = between(Number.MIN_VALUE, 1e12, 'a number above 0');
const count = between(1, 1e12, 'a number from 1');

/** The properties that a result may have, with the check of each. @type {Record<string, Check>} */
const checks = {
  network: oneOf(networks),
  implementation: oneOf([...new Set(known)]),
  data: oneOf(['mnist', 'digits', 'upload']),
  accuracy: share,
  seconds: positive,
  projected: between(Number.MIN_VALUE, 1, 'a share above 0, at most 1'),
  images: count,
  epochs: positive,
  learningRate: positive,
  batch: count,
  imagesPerSecond: positive,
  threads: count,
  ...Object.fromEntries(
    ['id', 'loss', 'optimizer', 'device', 'machine', 'date', 'command', 'by', 'note', 'why'].map((key) => [
      key,
      isText,
    ]),
  ),
};
const needed = ['network', 'implementation', 'data'];

/**
 * @param {string} text of a file
 * @param {string} name of it
 * @returns {Result[]} throws a refusal that says what is wrong and in which result or line
 */
export function parseResults(text, name) {
  const file = /** @type {Partial<ResultsFile>|null} */ (parsed(text, name));
  if (typeof file !== 'object' || file?.format !== format)
    throw refuse(
      `${name} is not a file of results: its “format” is not “${format}”. tools/pytorch_reference.py writes such files.`,
    );
  if (file.version !== 1)
    throw refuse(
      `${name}: version ${JSON.stringify(file.version)} of the format is not known here; this page reads version 1.`,
    );
  if (!Array.isArray(file.results) || file.results.length === 0)
    throw refuse(`${name}: “results” is not a list with at least one result.`);
  const { by, machine } = file;
  for (const [key, value] of Object.entries({ by, machine }))
    if (value !== undefined && isText(value)) throw refuse(`${name}: “${key}” ${isText(value)}.`);
  return file.results.map((result, i) => checked(result, `${name}: results[${i}]`, { by, machine }, i));
}

/** @param {string} text @param {string} name @returns {unknown} */
function parsed(text, name) {
  if (text.trim() === '') throw refuse(`${name} is empty.`);
  try {
    return JSON.parse(text);
  } catch (error) {
    const last = text.trimEnd();
    const lines = last.split('\n').length;
    if (!/[}\]]$/.test(last) || /end of/i.test(String(error)))
      throw refuse(`${name} is cut short: it ends in line ${lines}, in the middle of its JSON. Copy it again.`);
    throw refuse(`${name} is not JSON: ${formatPlace(text, /** @type {Error} */ (error).message)}.`);
  }
}

/**
 * Returns the message of a JSON error with its line and column. Browsers word it differently; some give only an offset.
 * @param {string} text
 * @param {string} message
 */
function formatPlace(text, message) {
  const at = /at position (\d+)(?! \(line)/.exec(message);
  if (!at || /\(line/.test(message)) return message.replace(/\.$/, '');
  const before = text.slice(0, Number(at[1])).split('\n');
  return `${message} (line ${before.length} column ${(before.at(-1)?.length ?? 0) + 1})`;
}

/** @param {unknown} result @param {string} where @param {Partial<Result>} about @param {number} i @returns {Result} */
function checked(result, where, about, i) {
  if (typeof result !== 'object' || result === null || Array.isArray(result))
    throw refuse(`${where} is not an object.`);
  // A value that is null counts as not given.
  const given = Object.entries(result).filter(([, value]) => value !== null);
  for (const key of needed) if (!given.some(([name]) => name === key)) throw refuse(`${where} has no “${key}”.`);
  if (!given.some(([name]) => name === 'seconds' || name === 'why'))
    throw refuse(`${where} has no “seconds”, and no “why” where nothing could be measured.`);
  for (const [key, value] of given) {
    const wrong = Object.hasOwn(checks, key) ? checks[key](value) : null;
    if (wrong) throw refuse(`${where}.${key}: ${JSON.stringify(value).slice(0, 60)} ${wrong}.`);
  }
  const kept = Object.fromEntries(given.filter(([key]) => Object.hasOwn(checks, key)));
  const common = Object.fromEntries(Object.entries(about).filter(([, value]) => value));
  const { id = `${kept.implementation}-${kept.network}-${i}` } = kept;
  return /** @type {Result} */ ({
    accuracy: null,
    images: null,
    seconds: null,
    epochs: null,
    projected: 1,
    ...common,
    ...kept,
    id: `imported-${id}`,
    source: 'imported',
  });
}

/** @param {Result[]} results @param {string} by @param {string} machine */
export function resultsAsFile(results, by, machine) {
  const kept = results
    .filter(({ source }) => source !== 'reported')
    .map((result) => Object.fromEntries(Object.entries(result).filter(([key]) => Object.hasOwn(checks, key))));
  return `${JSON.stringify({ format, version: 1, by, machine, results: kept }, null, 2)}\n`;
}
