import { expect, test } from 'vitest';
import { importedWorkerEntries, workerEntries } from '../../tools/checks/worker-entries.mjs';

const page = {
  path: 'assets/index-A.js',
  text: 'const w=new Worker(new URL(new URL(`training-worker-B.js`,import.meta.url).href,``+import.meta.url),{type:`module`}),p=()=>new Worker(new URL(new URL(`peers/peer-worker-C.js`,import.meta.url).href,``+import.meta.url),{type:`module`})',
};
const training = { path: 'assets/training-worker-B.js', text: 'import"./serve-training-D.js";' };
const work = { path: 'assets/serve-training-D.js', text: 'const later=()=>import("./upload-E.js");export{later as l}' };
const upload = { path: 'assets/upload-E.js', text: 'import{l as e}from"./serve-training-D.js";' };
const peer = { path: 'assets/peers/peer-worker-C.js', text: 'import"./serve-peer-F.js";' };

test('workers are found wherever they are started', () => {
  expect(workerEntries([page, training, work, upload, peer])).toEqual([
    'assets/training-worker-B.js',
    'assets/peers/peer-worker-C.js',
  ]);
});

test('an entry that nobody imports passes', () => {
  expect(importedWorkerEntries([page, training, work, upload, peer])).toEqual([]);
});

test.each([
  ['static import', { path: 'assets/upload-E.js', text: 'import{a as e}from"./training-worker-B.js";' }],
  ['bare import', { path: 'assets/upload-E.js', text: 'import`./training-worker-B.js`;' }],
  ['re-export', { path: 'assets/upload-E.js', text: 'export{a}from"./training-worker-B.js";' }],
  ['dynamic import', { path: 'assets/upload-E.js', text: 'const b=()=>import(`./training-worker-B.js`)' }],
  [
    'import from a folder below',
    { path: 'assets/peers/backend-G.js', text: 'import{n}from"../rolldown-H.js";import{a}from"./peer-worker-C.js";' },
  ],
])('an entry is reported with who imports it: %s', (_, script) => {
  expect(importedWorkerEntries([page, training, work, peer, script])).toEqual([
    expect.stringMatching(new RegExp(`^${script.path}: imports assets/.*-worker-[BC]\\.js`)),
  ]);
});
