import { spawn, spawnSync } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { SetupError } from './announce.mjs';
import { windowsCommand } from './windows-command.mjs';

const windows = process.platform === 'win32';

/**
 * Returns the full path of a program on PATH, or null.
 * @param {string} program
 * @param {NodeJS.ProcessEnv} [env]
 */
export function findOnPath(program, env = process.env) {
  const names = windows ? [`${program}.exe`, `${program}.bat`, `${program}.cmd`] : [program];
  // In a copy of the environment on Windows, the variable is called Path.
  for (const folder of (env.PATH ?? env.Path ?? '').split(delimiter)) {
    for (const name of names) {
      if (folder && isExecutable(join(folder, name))) return join(folder, name);
    }
  }
  return null;
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/**
 * Returns the command that starts a program without a shell, whatever characters its arguments contain.
 * @param {string} program a path, or a name to be found on PATH
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {import('./windows-command.mjs').Command}
 */
function commandFor(program, args, env) {
  return windows ? windowsCommand(findOnPath(program, env) ?? program, args) : { program, args };
}

/**
 * Runs a program and shows its output. Throws a SetupError when it fails.
 * @param {string} program
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, nextStep?: string, quiet?: boolean }} [options] quiet: show the
 *   output only when the program fails
 */
export function run(program, args, { cwd, env = process.env, nextStep, quiet = false } = {}) {
  const { windowsVerbatimArguments, ...command } = commandFor(program, args, env);
  const result = spawnSync(command.program, command.args, {
    cwd,
    env,
    stdio: quiet ? 'pipe' : 'inherit',
    windowsVerbatimArguments,
    maxBuffer: 1 << 28,
  });
  if (result.status === 0) return;
  if (quiet) process.stderr.write(`${result.stdout ?? ''}${result.stderr ?? ''}`);
  throw failure(
    program,
    args,
    result.error ? result.error.message : `exit code ${result.status ?? result.signal}`,
    nextStep,
  );
}

/**
 * Runs a program at the same time as others. Its output is shown in one piece after it has ended. Rejects with a
 * SetupError when it fails.
 * @param {string} program
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, nextStep?: string, show?: 'live' | 'in the end' | 'when it fails' }}
 *   [options] live: for a program that runs while nothing else prints
 * @returns {Promise<void>}
 */
export function runConcurrently(program, args, { cwd, env = process.env, nextStep, show = 'in the end' } = {}) {
  return new Promise((resolve, reject) => {
    const { windowsVerbatimArguments, ...command } = commandFor(program, args, env);
    const child = spawn(command.program, command.args, {
      cwd,
      env,
      stdio: show === 'live' ? 'inherit' : ['ignore', 'pipe', 'pipe'],
      windowsVerbatimArguments,
    });
    /** @type {Buffer[]} */
    const printed = [];
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (bytes) => printed.push(bytes));
    child.on('error', (error) => reject(failure(program, args, error.message, nextStep)));
    child.on('close', (code, signal) => {
      if (show === 'in the end' || code !== 0) process.stdout.write(Buffer.concat(printed));
      if (code === 0) resolve();
      else reject(failure(program, args, `exit code ${code ?? signal}`, nextStep));
    });
  });
}

/** @param {string} program @param {string[]} args @param {string} how @param {string} [nextStep] */
function failure(program, args, how, nextStep = 'read the output above; the same command can be run again.') {
  return new SetupError(`${program} ${args.slice(0, 4).join(' ')} failed (${how}).`, nextStep);
}

/**
 * Returns what a program prints, or null when it fails.
 * @param {string} program
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv }} [options]
 */
export function output(program, args, { env = process.env } = {}) {
  const { windowsVerbatimArguments, ...command } = commandFor(program, args, env);
  const result = spawnSync(command.program, command.args, {
    encoding: 'utf8',
    env,
    windowsVerbatimArguments,
    maxBuffer: 1 << 28,
  });
  return result.status === 0 ? result.stdout.trim() : null;
}
