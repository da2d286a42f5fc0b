import { describe, expect, it } from 'vitest';
import { initialState } from '../../../../web/src/state/reducer.js';
import { noRace } from '../../../../web/src/state/race/race-reducer.js';
import { affectedViews } from '../../../../web/src/views/page/renderer.js';

const view = (/** @type {import('../../../../web/src/views/page/renderer.js').View['slices']} */ slices) => ({
  update() {},
  slices,
});
const [masthead, race, lab] = [view(undefined), view(['race']), view(['lab'])];
const views = [masthead, race, lab];
const before = initialState();

describe('a change of the state', () => {
  it('that only one panel shows concerns no other view', () => {
    expect(affectedViews(views, { ...before, race: noRace() }, before)).toEqual([race]);
  });

  it('of anything else concerns all views, as does the first state', () => {
    expect(affectedViews(views, { ...before, race: noRace(), failed: true }, before)).toEqual(views);
    expect(affectedViews(views, before)).toEqual(views);
  });
});
