import { parseArgs } from 'node:util';

/**
 * @typedef {object} BenchOptions
 * @property {string|null} json the file for the rows
 * @property {string[]} suites in the order asked for; all where none is named
 * @property {boolean} quick
 * @property {string[]|null} systems to be measured, null for all
 * @property {string[]|null} models likewise
 * @property {string[]} reports files of rows to make docs/benchmarks.md of, instead of measuring
 */

export const usage = `npm run bench -- [--json FILE] [--suite NAME ...] [--quick] [--system NAME ...] [--model NAME ...]
npm run bench -- --report FILE [--report FILE ...]    writes docs/benchmarks.md from measured rows`;

/**
 * @param {string[]} args
 * @param {string[]} knownSuites
 * @returns {BenchOptions}
 */
export function parseArguments(args, knownSuites) {
  const values = parsed(args);
  const suites = values.suite ?? knownSuites;
  const unknown = suites.filter((name) => !knownSuites.includes(name));
  if (unknown.length > 0)
    throw new Error(`There is no suite ${unknown.join(', ')}; there are ${knownSuites.join(', ')}.`);
  return {
    json: values.json ?? null,
    suites,
    quick: values.quick ?? false,
    systems: values.system ?? null,
    models: values.model ?? null,
    reports: values.report ?? [],
  };
}

/** @param {string[]} args */
function parsed(args) {
  const many = /** @type {const} */ ({ type: 'string', multiple: true });
  try {
    return parseArgs({
      args,
      options: {
        json: { type: 'string' },
        suite: many,
        system: many,
        model: many,
        report: many,
        quick: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    throw new Error(`${/** @type {Error} */ (error).message}\n${usage}`, { cause: error });
  }
}
