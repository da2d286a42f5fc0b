import { describe, expect, it } from 'vitest';
import { digitParts } from '../../../../web/src/views/draw/digit-parts.js';
import { inkOfPicture } from '../../../../web/src/views/draw/picture-ink.js';
import { createPointerChoice } from '../../../../web/src/views/draw/pointer-choice.js';
import { curvesOf } from '../../../../web/src/views/draw/stroke-path.js';

const pressed = (/** @type {string} */ pointerType, pointerId = 1, timeStamp = 0) => ({
  pointerType,
  pointerId,
  timeStamp,
  button: 0,
});

describe('the pointer that draws', () => {
  it('is the first finger, not the second one', () => {
    const choice = createPointerChoice();
    expect(choice.press(pressed('touch', 1))).toBe('begin');
    expect(choice.press(pressed('touch', 2))).toBeNull();
    expect(choice.draws(pressed('touch', 1))).toBe(true);
    expect(choice.draws(pressed('touch', 2))).toBe(false);
    choice.lift();
    expect(choice.press(pressed('touch', 2))).toBe('begin');
  });

  it('is the pen, which takes over from a palm and keeps it away', () => {
    const choice = createPointerChoice();
    choice.press(pressed('touch', 1));
    expect(choice.press(pressed('pen', 2, 100))).toBe('replace');
    expect(choice.draws(pressed('touch', 1, 110))).toBe(false);
    expect(choice.draws(pressed('pen', 2, 5000))).toBe(true);
    choice.lift();
    expect(choice.press(pressed('touch', 3, 5500))).toBeNull();
    expect(choice.press(pressed('touch', 4, 6500))).toBe('begin');
  });

  it('is no other button of a mouse', () => {
    expect(createPointerChoice().press({ ...pressed('mouse'), button: 2 })).toBeNull();
  });
});

describe('several digits next to each other', () => {
  const side = 100;
  /** @param {[number, number, number, number][]} boxes left, top, right, bottom */
  function inked(boxes) {
    const ink = new Uint8Array(side * side);
    for (const [left, top, right, bottom] of boxes)
      for (let y = top; y < bottom; ++y) ink.fill(255, y * side + left, y * side + right);
    return ink;
  }
  const sum = (/** @type {Uint8Array} */ ink) => ink.reduce((total, value) => total + value / 255, 0);

  it('are split from left to right, with what is low given to the nearest', () => {
    const parts = digitParts(
      inked([
        [5, 10, 15, 80],
        [40, 10, 60, 80],
        [70, 70, 80, 80],
      ]),
      side,
      side,
    );
    expect(parts.map(sum)).toEqual([700, 1400 + 100]);
  });

  it('are not seen in one digit, nor in strokes close to each other, nor in a digit of two pieces', () => {
    expect(digitParts(inked([[5, 10, 15, 80]]), side, side)).toEqual([]);
    expect(digitParts(new Uint8Array(side * side), side, side)).toEqual([]);
    const close = inked([
      [5, 10, 15, 80],
      [18, 10, 30, 80],
    ]);
    expect(digitParts(close, side, side)).toEqual([]);
    const openFour = inked([
      [5, 10, 25, 70],
      [40, 10, 50, 90],
    ]);
    expect(digitParts(openFour, side, side)).toEqual([]);
  });
});

describe('a picture of a digit', () => {
  const side = 40;
  /** A bar of one tone on paper of another. @param {number} ink @param {number} paper @param {number} [alpha] of the paper */
  function bar(ink, paper, alpha = 255) {
    const rgba = new Uint8ClampedArray(4 * side * side);
    for (let i = 0; i < side * side; ++i) {
      const isInk = i % side > 15 && i % side < 22;
      // Paper is never of quite one tone.
      rgba.fill(isInk ? ink : paper + (i % 5), 4 * i, 4 * i + 3);
      rgba[4 * i + 3] = isInk ? 255 : alpha;
    }
    return rgba;
  }

  it.each([
    ['dark on light', bar(40, 220), false],
    ['light on dark', bar(230, 30), true],
    ['dark on transparent paper', bar(10, 0, 0), false],
    ['pencil on grey paper', bar(120, 170), false],
  ])('%s becomes full ink on paper', (_, rgba, inverted) => {
    const found = inkOfPicture(rgba, side);
    expect(found?.inverted).toBe(inverted);
    expect([found?.ink[0], found?.ink[18]]).toEqual([0, 255]);
  });

  it('of one tone has no ink', () => {
    expect(inkOfPicture(bar(200, 200), side)).toBeNull();
  });
});

it('a stroke passes through the midpoints of its points', () => {
  const points = [0, 10, 20, 30].map((x) => ({ x, y: x / 10 }));
  expect(curvesOf(points)).toEqual([
    { control: points[1], end: { x: 15, y: 1.5 } },
    { control: points[2], end: { x: 25, y: 2.5 } },
  ]);
  expect(curvesOf(points.slice(0, 2))).toEqual([]);
});
