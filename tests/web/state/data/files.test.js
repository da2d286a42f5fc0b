import { describe, expect, it, vi } from 'vitest';
import { digitFiles, file, gz } from '../../worker/digit-files.js';
import { WorkerInProcess } from '../../worker/worker-in-process.js';
import { zipOf } from '../../worker/files/zip-archive.js';
import { openPage, texts } from '../opened-page.js';

const train = await digitFiles(60);
const test = await digitFiles(20, 60);
const kaggle = () =>
  file(
    'archive.zip',
    zipOf([
      { name: 'mnist_train.csv', data: train.csv },
      { name: 'mnist_test.csv', data: test.csv },
    ]),
  );
const idx = () => [
  file('t10k-labels', test.labels),
  file('train-images', gz(train.images)),
  file('t10k-images', test.images),
  file('train-labels', train.labels),
];

describe('files opened together', () => {
  it('become training and test set, and it is said which is which', async () => {
    const { actions, state, until, settled } = openPage('epochs=1');
    await settled();
    actions.data.openFiles(idx());
    expect(state().settings.dataset).toBe('upload');
    await until(({ data }) => data.train?.size === 60 && data.test?.size === 20);
    expect(state().data.sorted).toBe(
      'train-images with train-labels is the training set and t10k-images with t10k-labels the test set, by their names.',
    );
    expect(texts(state())).toEqual([]);
    await actions.run.start();
    expect(state().run?.stepsPerEpoch).toBe(6);
  });

  it('in one zip are both taken, whichever of the two was asked for', async () => {
    const { actions, until, settled } = openPage();
    await settled();
    actions.data.chooseFile('test', kaggle());
    await until(({ data }) => data.train?.name === 'archive.zip › mnist_train.csv' && data.test?.size === 20);
  });

  it('that cannot be sorted leave everything as it is, and say why', async () => {
    const { actions, state, until, settled } = openPage('train=200&test=50');
    await settled();
    actions.data.openFiles([file('broken.zip', zipOf([{ name: 'train.csv', data: train.csv }]).subarray(0, 500))]);
    await until(({ notices }) => notices.length > 0);
    expect(texts(state())).toEqual([expect.stringMatching(/^data error broken\.zip begins like a zip/)]);
    expect(state()).toMatchObject({
      settings: { dataset: 'digits' },
      data: { train: { size: 200 }, test: { size: 50 }, loading: null },
      status: 'idle',
    });
    actions.data.openFiles([kaggle()]);
    await until(({ data }) => data.test?.size === 20);
    expect(state().notices).toEqual([]);
  });

  it('of which the training set is bad bring no test set either', async () => {
    const { actions, state, until, settled } = openPage();
    await settled();
    actions.data.openFiles(idx());
    await until(({ data }) => data.test?.size === 20);
    actions.data.openFiles([
      file(
        'bad.zip',
        zipOf([
          { name: 'train.csv', data: train.csv, crc: 1 },
          { name: 'test.csv', data: train.csv },
        ]),
      ),
    ]);
    await until(({ notices }) => notices.length > 0);
    await until(({ data }) => data.loading === null);
    expect(texts(state())).toEqual([expect.stringMatching(/^data error bad\.zip › train\.csv: .*checksum/)]);
    expect(state()).toMatchObject({
      settings: { dataset: 'upload' },
      data: { train: { size: 60 }, test: { size: 20, name: 't10k-images with t10k-labels' } },
    });
  });

  it('are named where they are not used', async () => {
    const { actions, state, until, settled } = openPage();
    await settled();
    actions.data.openFiles([
      file(
        'a.zip',
        zipOf([
          { name: 'notes.md', data: 'hello' },
          { name: 'train.csv', data: train.csv },
        ]),
      ),
    ]);
    await until(({ data }) => data.train?.size === 60);
    expect(state().notices).toMatchObject([
      {
        where: 'data',
        kind: 'info',
        text: 'Not used: one file, since the data set does not need it.',
        details: ['a.zip › notes.md'],
      },
    ]);
  });

  it('come back after a crash, with the run', async () => {
    const { actions, state, until, settled } = openPage('epochs=1000');
    await settled();
    actions.data.openFiles([kaggle()]);
    await actions.run.step();
    await until(({ status, run }) => status === 'paused' && run?.step === 1);
    WorkerInProcess.latest.throwError('out of memory');
    await until(({ notices }) => notices.length > 0);
    expect(state()).toMatchObject({
      status: 'paused',
      run: { step: 1, stepsPerEpoch: 6 },
      data: { train: { size: 60 } },
    });
    await vi.waitFor(async () => expect(await actions.data.labelsOf('test')).toHaveLength(20));
  });
});

describe('a look at the data', () => {
  it('gives images and labels, and what augmentation makes of one', async () => {
    const { actions, settled } = openPage('shift=3&train=100');
    await settled();
    expect(await actions.data.labelsOf('train')).toHaveLength(100);
    const image = await actions.data.imagesOf('train', Uint32Array.of(5));
    expect(image).toHaveLength(784);
    const changed = await actions.data.previewAugmentation(5, 4);
    expect(changed).toHaveLength(4 * 784);
    expect(changed.subarray(0, 784)).not.toEqual(image);
    actions.settings.set('shift', 0);
    expect(await actions.data.previewAugmentation(5, 1)).toEqual(image);
  });

  it('counts training and validation images', async () => {
    const { actions, until, settled } = openPage('train=200');
    await settled();
    await until(({ data }) => data.split?.training === 200 && data.split.validation === 0);
    actions.settings.set('validation', 0.1);
    await until(({ data }) => data.split?.training === 180 && data.split.validation === 20);
  });

  it('saves a data set as files', async () => {
    const { actions, settled } = openPage('train=10');
    await settled();
    /** @type {{ name: string, href: string }[]} */
    const saved = [];
    /** @this {{ download: string, href: string }} */
    function savedFrom() {
      saved.push({ name: this.download, href: this.href });
    }
    vi.stubGlobal('document', Object.assign(document, { createElement: () => ({ click: savedFrom }) }));
    await actions.data.download('train', 'idx');
    expect(saved.map(({ name }) => name)).toEqual(['train-images-idx3-ubyte', 'train-labels-idx1-ubyte']);
    expect((await (await fetch(saved[0].href)).arrayBuffer()).byteLength).toBe(16 + 10 * 784);
  });
});

describe('a validation share', () => {
  it('draws its own curves, and takes a new run to change', async () => {
    const { actions, state, until, settled } = openPage('train=200&test=50&epochs=2&validation=0.1');
    await settled();
    await actions.run.start();
    await until(({ status }) => status === 'done');
    expect(state().curves.byEpoch.validationAccuracy.map(({ x }) => x)).toEqual([0, 1, 2]);
    expect(state().curves.byStep.validationLoss.at(-1)?.x).toBe(36);
    expect(state().run?.validationAccuracy).toBe(state().curves.byEpoch.validationAccuracy.at(-1)?.y);
    actions.settings.set('validation', 0.2);
    expect(state().pendingReset).toBe(true);
  });
});
