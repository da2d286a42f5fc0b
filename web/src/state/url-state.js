import { controls, defaultSettings } from '../config/hyper-parameters.js';
import { validate } from '../config/validation.js';

/**
 * Converts settings to the URL fragment and back. A fragment consists of `key=value` pairs joined by `&`. An absent
 * setting has the preset's default, an absent learning rate that of the optimiser.
 *
 * @typedef {import('../config/hyper-parameters.js').Settings} Settings
 */

/**
 * @param {string} fragment with or without its `#`
 * @returns {{ settings: Settings, problems: string[], refused: boolean }} the settings, a message for each ignored part,
 *   and whether one of them was a setting of the page with an impossible value
 */
export function parseFragment(fragment) {
  /** @type {string[]} */
  const problems = [];
  const given = pairs(fragment, problems);
  const known = Object.entries(given).flatMap(([key, raw]) => accepted(key, raw, problems));
  const wanted = Object.fromEntries(known);
  const textOf = (/** @type {string} */ key) => (typeof wanted[key] === 'string' ? wanted[key] : undefined);
  const settings = { ...defaultSettings(textOf('preset'), textOf('optimizer')), ...wanted };
  const refused = Object.keys(given).some((key) => Object.hasOwn(controls, key) && !Object.hasOwn(wanted, key));
  return { settings, problems, refused };
}

/**
 * Returns the fragment that restores these settings. It contains only what differs from the preset's defaults.
 * @param {Settings} settings
 * @returns {string}
 */
export function formatFragment(settings) {
  const { optimizer } = defaultSettings(settings.preset);
  const defaults = {
    ...defaultSettings(settings.preset, settings.optimizer),
    preset: defaultSettings().preset,
    optimizer,
  };
  return /** @type {(keyof Settings)[]} */ (Object.keys(controls))
    .filter((key) => settings[key] !== defaults[key])
    .map((key) => `${key}=${encoded(String(settings[key]))}`)
    .join('&');
}

/** Returns this page's address with these settings. @param {Settings} settings */
export function linkTo(settings) {
  const address = new URL(location.href);
  // An address without settings is that of a first visit, which begins with another network than the default.
  address.hash = formatFragment(settings) || `preset=${settings.preset}`;
  return address.href;
}

/** @param {string} fragment @param {string[]} problems @returns {Record<string, string>} */
function pairs(fragment, problems) {
  /** @type {Record<string, string>} */
  const found = Object.create(null);
  // Chat programs write “&amp;” for “&”.
  for (const part of fragment.replace(/^#/, '').replaceAll('&amp;', '&').split('&').filter(Boolean)) {
    const [key, ...rest] = part.split('=');
    const value = decoded(rest.join('='));
    if (value === null) problems.push(`${key}: “${rest.join('=')}” is not readable.`);
    else found[key] = value;
  }
  return found;
}

/** @param {string} key @param {string} raw @param {string[]} problems @returns {[string, string|number][]} */
function accepted(key, raw, problems) {
  if (!Object.hasOwn(controls, key)) {
    problems.push(`“${key}” is not a setting of this page.`);
    return [];
  }
  const result = validate(key, raw);
  if (result.ok) return [[key, result.value]];
  problems.push(`${key}: ${result.message}`);
  return [];
}

/** @param {string} text @returns {string|null} null if a percent escape is invalid */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** Leaves commas as they are: they are legal in a fragment, and lists of layers read better. @param {string} text */
function encoded(text) {
  return encodeURIComponent(text).replaceAll('%2C', ',');
}
