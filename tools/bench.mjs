// npm run bench: measures training on real MNIST in a real browser, and compares it with other libraries.
// tests/bench/arguments.js lists what may follow `--`.
import { existsSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { mnistFolder } from './build-steps/mnist-data.mjs';
import { buildWasmModule } from './build-steps/site.mjs';
import { announce, exitWith, SetupError } from './setup/announce.mjs';
import { setUpPythonPeers } from './setup/python-peers.mjs';
import { setUp } from './setup/set-up.mjs';

/** @param {string[]} args */
async function bench(args) {
  const env = await setUp({ native: true, browser: true });
  await setUpPythonPeers();
  // Imported only here: the packages may be missing until the set-up has run.
  const { parseArguments } = await import('../tests/bench/arguments.js');
  const { suites } = await import('../tests/bench/suites.js');
  const options = parseArguments(args, Object.keys(suites));
  if (options.reports.length > 0) {
    const { writeReport } = await import('../tests/bench/report.js');
    writeReport(
      options.reports.map((file) => resolve(file)),
      new Date().toISOString().slice(0, 10),
    ).forEach((file) => announce(file));
    return;
  }
  if (!existsSync(mnistFolder()))
    throw new SetupError(
      `The bench needs real MNIST, which is not in ${mnistFolder()}.`,
      'set MNIST_DIR to the folder that holds the four .gz files.',
    );
  await buildWasmModule(env);
  const { measure } = await import('../tests/bench/measuring.js');
  const { rowsToJson } = await import('../tests/bench/rows.js');
  const file = options.json && resolve(options.json);
  // Writes the rows after each suite, so that a suite that fails does not lose the results of the others.
  console.log(await measure(options, env, (rows) => file && writeFileSync(file, rowsToJson(rows))));
  if (file) announce(`rows: ${file}`);
}

try {
  await bench(process.argv.slice(2));
} catch (error) {
  exitWith(error);
}
