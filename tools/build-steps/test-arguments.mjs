import { parseArgs } from 'node:util';
import { SetupError } from '../setup/announce.mjs';

/** The names of the parts of `npm test`, as `--only` accepts them. */
export const partNames = /** @type {const} */ (['lint', 'structure', 'types', 'native', 'wasm', 'web', 'site', 'page']);

/** @typedef {typeof partNames[number]} Part */

/**
 * The options of `npm test --`.
 * @typedef {{ parts: Part[], changed: boolean, engines: 'chromium' | 'all' }} TestOptions
 */

/** @param {string[]} args @returns {TestOptions} */
export function parseTestArguments(args) {
  const usage = `npm test -- [--only PART]… [--changed] [--engines all]; the parts are ${partNames.join(', ')}.`;
  let values;
  let positionals;
  try {
    ({ values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        only: { type: 'string', multiple: true },
        changed: { type: 'boolean', default: false },
        engines: { type: 'string', default: 'chromium' },
      },
    }));
  } catch (error) {
    throw new SetupError(/** @type {Error} */ (error).message.split('\n')[0], usage);
  }
  // Both `--only native --only web` and `--only native web` mean two parts.
  if (positionals.length > 0 && !values.only)
    throw new SetupError(`"${positionals.join(' ')}" is not understood.`, usage);
  const named = [...(values.only ?? []), ...positionals].flatMap((names) => names.split(',')).filter(Boolean);
  const unknown = named.filter((name) => !isPart(name));
  if (unknown.length > 0)
    throw new SetupError(`There is no part called ${unknown.map((name) => `"${name}"`).join(' or ')}.`, usage);
  if (values.changed && named.length > 0)
    throw new SetupError('--only and --changed both choose what is run.', `give one of them. ${usage}`);
  if (values.engines !== 'chromium' && values.engines !== 'all')
    throw new SetupError(`--engines takes "all", not "${values.engines}".`, usage);
  return {
    parts: named.length > 0 ? partNames.filter((name) => named.includes(name)) : [...partNames],
    changed: values.changed,
    engines: values.engines,
  };
}

/** @param {string} name @returns {name is Part} */
function isPart(name) {
  return partNames.includes(/** @type {Part} */ (name));
}
