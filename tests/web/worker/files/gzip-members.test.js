import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { fileBytes } from '../../../../web/src/worker/files/file-bytes.js';
import { nextMember, partOf } from '../../../../web/src/worker/files/gzip-members.js';
import { knownClasses } from '../../../../web/src/worker/files/known-classes.js';
import { file } from '../digit-files.js';

const { signal } = new AbortController();
const [first, second] = [randomBytes(5000), randomBytes(300)];
const members = [first, second].map((data) => gzipSync(data));

it('the next member of a gzip file is found where it begins', async () => {
  const packed = fileBytes(file('two.gz', Buffer.concat(members)));
  expect(await nextMember(packed, 0, first.length, signal)).toBe(members[0].length);
  expect(await nextMember(packed, members[0].length, second.length, signal)).toBeNull();
});

it('damage is not taken for the end of a member', async () => {
  const damaged = Buffer.concat(members);
  damaged[members[0].length - 6] ^= 1;
  expect(await nextMember(fileBytes(file('two.gz', damaged)), 0, first.length, signal)).toBeNull();
});

it('a part of a file is read from its place on', async () => {
  const parts = [];
  for await (const part of partOf(fileBytes(file('a', first)), 7, 4000, { signal })) parts.push(part);
  expect(Buffer.concat(parts).equals(first.subarray(7, 4000))).toBe(true);
});

it('well-known data sets have named classes', () => {
  expect(knownClasses('fashion-mnist_train.csv')?.[9]).toBe('Ankle boot');
  expect(knownClasses('kmnist-train-images.gz')).toHaveLength(10);
  expect(knownClasses('mnist_train.csv')).toBeNull();
});
