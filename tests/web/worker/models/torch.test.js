import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { loadCore } from '../../../../web/src/worker/core/core-loader.js';
import { writeModelFile } from '../../../../web/src/worker/models/model-file.js';
import { needs } from '../../needs.js';
import { coreUrl } from '../driven-engine.js';
import { unwrap } from '../../../../web/src/worker/core/unwrap.js';

// A saved file in PyTorch, where there is one: does load_state_dict take it as it is, and does the network answer the same?

vi.setConfig({ testTimeout: 60_000 });

const tools = fileURLToPath(new URL('../../../../tools', import.meta.url));
const python = ['python3', '/usr/bin/python3'].find((each) => spawnSync(each, ['-c', 'import torch']).status === 0);
const folder = mkdtempSync(join(tmpdir(), 'gradlab-torch-'));
afterAll(() => rmSync(folder, { recursive: true }));

const core = await loadCore(coreUrl.href);
const facts = {
  init: '',
  settings: {},
  classNames: [...'0123456789'],
  testAccuracy: null,
  validationAccuracy: null,
  epoch: 0,
  step: 0,
  variant: '',
};
const image = Uint8Array.from({ length: 784 }, (_, i) => (i * 37) % 256);
const script = `
import sys; sys.path.insert(0, sys.argv[1])
import torch
from load_model import load_model
model, metadata = load_model(sys.argv[2])
image = torch.tensor([(i * 37) % 256 for i in range(784)], dtype=torch.float32).reshape(1, 1, 28, 28) / 255
with torch.no_grad(): outputs = model(image)
if metadata['loss'] == 'cross-entropy': outputs = outputs.softmax(1)
print(outputs.flatten().tolist())
`;

/** @param {string} layers @param {string} loss */
function made(layers, loss) {
  const shapes = core.describeTensors(layers, loss);
  if (shapes instanceof Error) throw shapes;
  // About as large as the first weights of such a network.
  const values = shapes.flatMap(({ shape }) => {
    const [, ...inputs] = shape;
    const scale = 1.5 / Math.sqrt(inputs.reduce((product, side) => product * side, 1));
    return Array.from(
      { length: shape.reduce((product, side) => product * side, 1) },
      (_, i) => scale * Math.sin(7.3 * i * i + shape.length),
    );
  });
  const model = core.createModel(layers, loss, Float32Array.from(values));
  if (model instanceof Error) throw model;
  return model;
}

describe('a saved network in PyTorch', () => {
  needs(python, 'PyTorch is not installed');

  it.each([
    ['dense(30),sigmoid,dense(10),sigmoid', 'quadratic'],
    ['dense(12),relu,dropout(0.5),dense(10)', 'cross-entropy'],
    ['conv(8,5),relu,maxpool(2),conv(16,5),relu,maxpool(2),flatten,dense(10)', 'cross-entropy'],
    ['conv(4,5,stride=2,pad=2),tanh,avgpool(3,stride=2),conv(6,3,pad=1),relu,dense(20),relu,dense(10)', 'quadratic'],
  ])('%s', (layers, loss) => {
    const model = made(layers, loss);
    const path = join(folder, 'network.safetensors');
    writeFileSync(path, writeModelFile(model, facts));
    const theirs = JSON.parse(execFileSync(String(python), ['-c', script, tools, path], { encoding: 'utf8' }));
    const ours = Array.from(unwrap(model.predict(image)));
    expect(new Set(ours).size).toBeGreaterThan(5);
    ours.forEach((value, k) => expect(value).toBeCloseTo(theirs[k], 5));
  });
});
