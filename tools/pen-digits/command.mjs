import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { defaultSettings } from '../../web/src/config/hyper-parameters.js';
import { projectFolder } from '../setup/folders.mjs';
import { openData } from '../train/data.mjs';
import { openEngine } from '../train/engine.mjs';
import { openCore } from './core.mjs';
import { accuracyOf, answersOf, confusionTable, frameAll } from './measure.mjs';
import { partOf, penDigitsFile, readPenDigits } from './unipen.mjs';

/**
 * Measures on the pen digits of held-out writers: the pre-trained network, and presets trained here by their recipes.
 * Networks that were trained once are read from the folder that `--keep` names.
 *
 * @typedef {{ name: string, file: Uint8Array }} Measured
 */

export const usage = `node tools/pen-digits.mjs [--part report|choose] [--presets cnn,dnn,nielsen-30] [--data mnist,digits] [--keep FOLDER] [FILE.safetensors …]`;

/** @param {string[]} args @param {(line: string) => void} [print] */
export async function measurePenDigits(args, print = console.log) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      part: { type: 'string', default: 'report' },
      presets: { type: 'string', default: '' },
      data: { type: 'string', default: 'mnist,digits' },
      keep: { type: 'string', default: '' },
    },
  });
  const core = await openCore();
  const part = values.part === 'choose' ? 'choose' : 'report';
  const digits = frameAll(core, partOf(readPenDigits(penDigitsFile()), part));
  const given = positionals.length > 0 ? positionals : [join(projectFolder, 'web/public/pretrained/cnn.safetensors')];
  const networks = given.map((path) => ({ name: path.split('/').slice(-2).join('/'), file: readFileSync(path) }));
  print(`${digits.length} digits of the writers held out (“${part}”)\n`);
  for (const network of networks) show(network);
  for (const data of values.data.split(',').filter(Boolean))
    for (const preset of values.presets.split(',').filter(Boolean))
      show({ name: `${preset} on ${data}`, file: await trained(preset, data, values.keep) });

  function show(/** @type {Measured} */ { name, file }) {
    const answers = answersOf(core, file, digits);
    print(`${name}: ${(100 * accuracyOf(answers)).toFixed(2)} %\n\n${confusionTable(answers)}\n`);
  }
}

/** @param {string} preset @param {string} data @param {string} folder '' = nothing is kept */
async function trained(preset, data, folder) {
  const path = folder && join(folder, `${preset}-${data}.safetensors`);
  if (path && existsSync(path)) return readFileSync(path);
  const settings = { ...defaultSettings(preset), seed: 1 };
  const engine = await openEngine(1);
  await openData(engine.data, { data: [data], settings, json: '', out: '', command: '' });
  await engine.train(settings, () => {});
  const file = await engine.modelFile(settings);
  if (path) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(path, file);
  }
  return file;
}
