import { writeFileSync } from 'node:fs';
import { isRefusal } from '../../web/src/worker/protocol.js';
import { SetupError } from '../setup/announce.mjs';
import { openData } from './data.mjs';
import { openEngine } from './engine.mjs';
import { usage, wishesOf } from './options.mjs';
import { epochLine, headLine, lastLine } from './lines.mjs';
import { addRow, rowOf } from './rows.mjs';

/**
 * Runs the whole command.
 * @param {string[]} args
 * @param {(line: string) => void} [print]
 */
export async function train(args, print = console.log) {
  if (args.includes('--help')) return print(usage());
  try {
    await run(args, print);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    const { message, details = [] } = /** @type {Error & { details?: string[] }} */ (error);
    throw new SetupError([message, ...details].join('\n  '), 'npm run train -- --help names every option.');
  }
}

/** @param {string[]} args @param {(line: string) => void} print */
async function run(args, print) {
  const wishes = wishesOf(args);
  const driven = await openEngine(wishes.settings.threads);
  const data = await openData(driven.data, wishes);
  print(headLine(wishes.settings, data, driven.variant));
  const result = await driven.train(wishes.settings, (epoch) => print(epochLine(epoch, wishes.settings.epochs)));
  print(lastLine(result));
  if (wishes.out) writeFileSync(wishes.out, await driven.modelFile(wishes.settings));
  if (wishes.json) addRow(wishes.json, rowOf(wishes, data, driven.variant, result));
}
