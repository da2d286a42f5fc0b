import { expect, it } from 'vitest';
import { FormerData } from '../../../../web/src/state/data/former-data.js';

/** @param {object} settings @param {object|null} train */
function placed(settings, train = { name: 'MNIST' }) {
  /** @type {unknown[]} */
  const shown = [];
  const store = /** @type {any} */ ({
    get: () => ({ settings: { train: 0, test: 0, ...settings }, data: { train } }),
    dispatch: (/** @type {any} */ { facts }) => shown.push(facts.former),
  });
  return { former: new FormerData(store), shown };
}

const none = { train: null, test: null };

it('what was chosen before is remembered once', () => {
  const { former, shown } = placed({ dataset: 'mnist', test: 500 });
  former.remember(none);
  expect(former.take()).toEqual({ uploads: none, settings: { dataset: 'mnist', train: 0, test: 500 } });
  expect(former.take()).toBeNull();
  expect(shown).toEqual(['MNIST', null, null]);
});

it('there is no way back to files that the browser has stored, or to nothing', () => {
  const stored = placed({ dataset: 'upload' });
  stored.former.remember({ train: { source: 'stored', id: 'upload' }, test: null });
  expect(stored.former.take()).toBeNull();
  const empty = placed({ dataset: 'digits' }, null);
  empty.former.remember(none);
  expect(empty.former.take()).toBeNull();
});
