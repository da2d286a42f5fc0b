import { describe, expect, it } from 'vitest';
import { fitToPad, inkOf } from '../../../tools/pen-digits/pad-ink.mjs';
import { heldOutShapes, learntShapes, strokesOf } from '../../../tools/pen-digits/shapes.mjs';
import { parsePenDigits, partOf } from '../../../tools/pen-digits/unipen.mjs';

const text = `.HIERARCHY      DIGIT

.SEGMENT DIGIT    0-1 ? "4"
.COMMENT 4 12  224
.PEN_DOWN
 267  333
 260  300
.PEN_UP
.DT 100
.PEN_DOWN
 250  310
.PEN_UP
.DT 100

.SEGMENT DIGIT    2 ? "2"
.COMMENT 2 26   54
.PEN_DOWN
 249  234
.PEN_UP
.DT 100
`;

describe('pen digits', () => {
  it('are read as strokes, by writer, with y downwards', () => {
    const digits = parsePenDigits(text);
    expect(digits).toEqual([
      {
        digit: 4,
        writer: 12,
        strokes: [
          [
            { x: 267, y: -333 },
            { x: 260, y: -300 },
          ],
          [{ x: 250, y: -310 }],
        ],
      },
      { digit: 2, writer: 26, strokes: [[{ x: 249, y: -234 }]] },
    ]);
    expect(partOf(digits, 'train')).toEqual([digits[0]]);
    expect(partOf(digits, 'report')).toEqual([digits[1]]);
    expect(partOf(digits, 'choose')).toEqual([]);
  });

  it('are drawn as wide as the pad draws', () => {
    const ink = inkOf(
      fitToPad(
        [
          [
            { x: 0, y: 0 },
            { x: 0, y: 5 },
            { x: 0, y: 10 },
          ],
        ],
        0.5,
      ),
    );
    const row = ink.subarray(140 * 280, 141 * 280);
    expect(row.reduce((sum, value) => sum + value / 255, 0)).toBeCloseTo(24, 1);
    // Half of the pad, and a round cap at each end.
    const column = Array.from({ length: 280 }, (_, y) => ink[y * 280 + 140]);
    expect(column.reduce((sum, value) => sum + value / 255, 0)).toBeCloseTo(140 + 24, 0);
  });
});

it('shapes that are no digits lie in their field, and none is both learnt from and tested', () => {
  for (const shape of [...Object.values(learntShapes), ...Object.values(heldOutShapes)])
    for (const { x, y } of strokesOf(shape).flat()) expect(x >= 0 && x <= 10 && y >= 0 && y <= 10).toBe(true);
  expect(Object.keys(learntShapes).filter((name) => name in heldOutShapes)).toEqual([]);
});
