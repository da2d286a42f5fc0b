import { expect, it } from 'vitest';
import { UndoHistory } from '../../../../web/src/views/network/undo-history.js';

it('goes back and forth, and forgets what was undone at a new change', () => {
  const history = new UndoHistory();
  expect(history.canUndo).toBe(false);
  history.note('a', '');
  history.note('b', '');
  expect(history.undo('c')).toBe('b');
  expect(history.undo('b')).toBe('a');
  expect(history.canUndo).toBe(false);
  expect(history.undo('a')).toBe('a');
  expect(history.redo('a')).toBe('b');
  history.note('b', '');
  expect(history.canRedo).toBe(false);
  expect(history.undo('d')).toBe('b');
});

it('takes the digits of one number as one step', () => {
  const history = new UndoHistory();
  history.note('units 3', 'units');
  history.note('units 30', 'units');
  history.note('units 300', 'rate');
  expect(history.undo('units 300, rate 1')).toBe('units 300');
  expect(history.undo('units 300')).toBe('units 3');
});
