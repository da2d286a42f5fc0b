import { spawn } from 'node:child_process';
import { once } from 'node:events';

/**
 * Runs a program and returns what it prints. It does not block this process, which serves the page at the same time.
 * @param {string} program
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 */
export async function runForOutput(program, args, env) {
  const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (chunk) => (text += chunk));
  const [status] = await once(child, 'close');
  if (status !== 0) throw new Error(`${program} ${args[0]} ended with status ${status}.`);
  return text;
}
