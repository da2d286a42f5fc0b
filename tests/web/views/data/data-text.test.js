import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../../../../web/src/config/hyper-parameters.js';
import { initialState } from '../../../../web/src/state/reducer.js';
import {
  formatAugmentation,
  formatKeep,
  formatLoading,
  formatMnist,
  formatSplit,
  formatStored,
} from '../../../../web/src/views/data/data-text.js';

const plain = (/** @type {string} */ words) => words.replaceAll('\u202f', ' ');
const { data } = initialState();

describe('formatLoading', () => {
  const loading = { fraction: 0.5, rows: 1200, mbPerSecond: 130 };

  it('names what is read, how much and how fast', () => {
    expect(plain(formatLoading({ ...loading, split: 'train' }))).toBe('1,200 training rows · 130 MB/s');
    expect(plain(formatLoading({ ...loading, split: 'digits', mbPerSecond: 0 }))).toBe('1,200 digits drawn');
  });

  it('names what a download holds and where it comes from', () => {
    const download = { file: 'train-images-idx3-ubyte.gz', mirror: 'this site', bytes: 3_140_000 };
    expect(plain(formatLoading({ ...loading, split: 'train', download }))).toBe(
      'Training images from this site · 3.1 MB',
    );
    expect(
      formatLoading({ ...loading, split: 'test', download: { ...download, file: 't10k-labels-idx1-ubyte.gz' } }),
    ).toContain('Test labels');
  });
});

it('says whether MNIST has to be fetched', () => {
  expect(plain(formatMnist({ ...data, mnist: 'not-stored' }))).toContain('downloaded once');
  const stored = {
    bytes: 11_600_000,
    sets: [{ id: /** @type {const} */ ('mnist'), name: 'MNIST', bytes: 11_500_000 }],
    persisted: null,
  };
  expect(plain(formatMnist({ ...data, mnist: 'stored', stored }))).toBe('MNIST is kept in this browser, 11.5 MB.');
});

it('says what is held back', () => {
  const classes = { trainingClasses: new Uint32Array(10).fill(0), validationClasses: new Uint32Array(10).fill(0) };
  expect(formatSplit({ training: 4500, validation: 500, ...classes })).toBe(
    '4,500 to train on, 500 held back for validation.',
  );
  expect(formatSplit({ training: 5000, validation: 0, ...classes })).toBe('Nothing is held back for validation.');
});

it('tells a browser that keeps nothing from one that has nothing yet', () => {
  expect(formatStored(null)).toContain('keeps nothing');
  expect(formatStored({ bytes: 0, sets: [], persisted: null })).toContain('yet');
  const stored = { bytes: 4000, sets: [{ id: 'mine', name: 'My digits', bytes: 4000 }], persisted: null };
  expect(plain(formatStored(stored))).toMatch(/4 kB\.$/);
  expect(formatStored({ ...stored, persisted: true })).toMatch(/keeps it until you delete it\.$/);
  expect(formatStored({ ...stored, persisted: false })).toMatch(/may delete it when space runs short\.$/);
});

it('lists the augmentations that are on, with their units', () => {
  const settings = defaultSettings();
  expect(formatAugmentation(settings)).toBe('off');
  expect(plain(formatAugmentation({ ...settings, shift: 2, rotation: 12, shear: 0.2 }))).toBe(
    'shift 2 px, rotation 12 °, shear 0.2',
  );
});

describe('formatKeep', () => {
  const prediction = {
    digit: 1,
    outputs: Array(10).fill(0),
    kind: /** @type {const} */ ('activation'),
    frame: new Uint8Array(784),
  };
  const named = { ...data, classNames: data.classNames.map((name) => (name === '1' ? 'Trouser' : name)) };

  it('asks for a drawing first', () => expect(formatKeep({ data, prediction: null }, true, null)).toContain('Draw'));

  it('says how it was read, by the class’s name', () => {
    expect(formatKeep({ data: named, prediction }, false, null)).toContain('Read as Trouser.');
    expect(formatKeep({ data, prediction: { ...prediction, digit: null, outputs: null } }, false, null)).not.toContain(
      'Read as',
    );
  });

  it('says what it was kept as, once it is known whether for the next visit, too', () => {
    const format = (/** @type {boolean | null} */ stored) =>
      formatKeep({ data: named, prediction }, false, { label: 1, stored });
    expect(format(null)).toBe('Keeping it as Trouser…');
    expect(format(true)).toMatch(/^Kept as Trouser\. /);
    expect(format(false)).toMatch(/^Kept as Trouser for this visit\. /);
  });
});
