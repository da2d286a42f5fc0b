import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readSafetensors, writeSafetensors } from '../../web/src/worker/models/safetensors.js';
import { projectFolder } from '../setup/folders.mjs';
import { calibrate, measureRejection } from './calibration.mjs';
import { openCore } from './core.mjs';
import { accuracyOf, answersOf, frameAll } from './measure.mjs';
import { detectorExamples, mnistTest, readerExamples, trainNetwork } from './pretraining.mjs';
import { partOf, penDigitsFile, readPenDigits } from './unipen.mjs';

/**
 * Trains the networks that come with the page, chooses their temperature and thresholds on held-out writers, and writes
 * all of it to files.
 */

const attribution =
  'Pen digits: E. Alpaydin and F. Alimoglu, Pen-Based Recognition of Handwritten Digits, UCI Machine Learning Repository, 1998, https://doi.org/10.24432/C5MG6K, CC BY 4.0; rendered as images.';
const readerData =
  "MNIST's 60,000 training images; 8,000 built-in digits; 4,996 pen digits of writers 1 to 20, each drawn twice. Temperature and thresholds: writers 21 to 25.";
const detectorData =
  "Digits: every fifth of MNIST's training images, 5,000 built-in ones, pen digits of writers 1 to 20. Others: 16,000 letters, signs, scribbles and dots drawn by a script. Threshold: writers 21 to 25.";

/** Where the page finds them. */
const pageFolder = join(projectFolder, 'web/public/pretrained');
const files = { reader: 'cnn.safetensors', detector: 'detector.safetensors' };

/** @param {string[]} args @param {(line: string) => void} [print] */
export async function pretrain(args, print = console.log) {
  const { values } = parseArgs({
    args,
    options: {
      only: { type: 'string', default: 'reader,detector' },
      out: { type: 'string', default: pageFolder },
      from: { type: 'string', default: '' },
    },
  });
  mkdirSync(values.out, { recursive: true });
  const path = (/** @type {keyof typeof files} */ network) => join(values.out, files[network]);
  const core = await openCore();
  const digits = readPenDigits(penDigitsFile());
  const [learnt, choose, report] = [partOf(digits, 'train'), partOf(digits, 'choose'), partOf(digits, 'report')];
  const wanted = values.only.split(',');
  if (wanted.includes('reader')) {
    const examples = readerExamples(core, learnt);
    const { file, accuracy } = await trainNetwork('reader', examples, mnistTest(), print, readFileSync(values.from));
    writeFileSync(path('reader'), file);
    print(`reader: ${percent(accuracy)} of MNIST's test images, ${file.length} bytes`);
  }
  if (wanted.includes('detector')) {
    const examples = detectorExamples(core, learnt);
    const sample = examples.filter((_, i) => i % 20 === 0);
    const { file } = await trainNetwork('detector', examples, sample, print);
    writeFileSync(path('detector'), file);
  }

  const networks = { reader: readFileSync(path('reader')), detector: readFileSync(path('detector')) };
  for (const [name, writers] of Object.entries({ 'writers 21 to 25': choose, 'writers 26 to 30': report }))
    print(`reader: ${percent(accuracyOf(answersOf(core, networks.reader, frameAll(core, writers))))} of ${name}`);
  const calibration = calibrate(core, networks, choose);
  print(JSON.stringify(calibration));
  print(JSON.stringify(measureRejection(core, networks, calibration, report)));
  const { temperature, sureAt, digitAt } = calibration;
  const shared = { attribution, writers_held_out: '21 to 30' };
  writeFileSync(
    path('reader'),
    withMetadata(networks.reader, {
      ...shared,
      training_data: readerData,
      temperature: String(temperature),
      sure_at: String(sureAt),
    }),
  );
  writeFileSync(
    path('detector'),
    withMetadata(networks.detector, {
      ...shared,
      training_data: detectorData,
      classes: JSON.stringify(['digit', 'no digit', ...Array.from({ length: 8 }, () => 'unused')]),
      digit_at: String(digitAt),
    }),
  );
}

const percent = (/** @type {number} */ share) => `${(100 * share).toFixed(2)} %`;

/** @param {Uint8Array} file @param {Record<string, string>} more */
function withMetadata(file, more) {
  const { tensors, metadata } = readSafetensors(file);
  return writeSafetensors(tensors, { ...metadata, ...more });
}
