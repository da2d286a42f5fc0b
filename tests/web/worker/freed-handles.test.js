// What the worker makes in the core is deleted when the rest of a call is refused.
import { describe, expect, it, vi } from 'vitest';
import { choice, driveEngine } from './driven-engine.js';

const story = { init: '', settings: {}, classNames: [] };

/** @param {{ mock: { results: { value: any }[] } }} made */
const areDeleted = ({ mock }) => mock.results.map(({ value }) => value.isDeleted());

/** An engine with digits whose run has made three epochs, and the file of its network. */
async function trainedEngine() {
  const driven = await driveEngine();
  await driven.loadDigits();
  driven.run.start(choice());
  await driven.until(() => driven.status()?.phase === 'done');
  const file = new Uint8Array(await driven.models.save(story).arrayBuffer());
  return { ...driven, file };
}

describe('a run that cannot be made', () => {
  it('from a damaged snapshot leaves the run before as it is', async () => {
    const driven = await trainedEngine();
    const snapshot = driven.snapshots().at(-1);
    const made = vi.spyOn(driven.core, 'createRun');
    const damaged = /** @type {any} */ ({ ...snapshot, bytes: snapshot?.bytes.slice(0, 40) });
    expect(() => driven.run.restore(choice(), damaged)).toThrow();
    expect(areDeleted(made)).toEqual([true]);
    expect(driven.models.save(story).size).toBe(driven.file.length);
  });

  it('from the weights of another network', async () => {
    const driven = await trainedEngine();
    driven.models.take('opened', driven.file);
    const made = vi.spyOn(driven.core, 'createRun');
    expect(() => driven.run.start(choice({ preset: 'dnn' }), 1, true)).toThrow();
    expect(areDeleted(made)).toEqual([true]);
  });
});

describe('a network that comes with the page', () => {
  it('is not held if the one that comes with it is damaged', async () => {
    const driven = await trainedEngine();
    const made = vi.spyOn(driven.core, 'createModel');
    expect(() => driven.models.takePretrained(driven.file, driven.file.slice(0, 99))).toThrow();
    expect(areDeleted(made)).toEqual([true]);
  });
});
