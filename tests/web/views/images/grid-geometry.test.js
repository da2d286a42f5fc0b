import { describe, expect, it } from 'vitest';
import {
  cellAfterKey,
  cellAt,
  cellsOfTile,
  layOut,
  visibleTiles,
} from '../../../../web/src/views/images/grid-geometry.js';

describe('layOut', () => {
  it('fits as many cells in a row as the width allows, and lets them grow into what is left', () => {
    expect(layOut(60_000, 1000, 40)).toMatchObject({ columns: 25, pitch: 40, rows: 2400, height: 96_000 });
    expect(layOut(60_000, 1039, 40)).toMatchObject({ columns: 25, pitch: 41 });
  });

  it('has one column where not even one fits, and nothing of nothing', () => {
    expect(layOut(3, 20, 40)).toMatchObject({ columns: 1, pitch: 20, rows: 3 });
    expect(layOut(0, 400, 40)).toMatchObject({ rows: 0, tiles: 0, height: 0 });
  });

  it('has a last tile for the rows that do not fill one', () => {
    const { columns, tileRows, tiles } = layOut(1001, 400, 40);
    expect(tiles).toBe(Math.ceil(1001 / (columns * tileRows)));
  });
});

describe('visibleTiles', () => {
  const geometry = layOut(60_000, 1000, 40); // tiles of 320 pixels

  it('are those the window touches, with a margin', () => {
    expect(visibleTiles(geometry, 0, 320, 0)).toEqual({ first: 0, last: 0 });
    expect(visibleTiles(geometry, 1, 320, 0)).toEqual({ first: 0, last: 1 });
    expect(visibleTiles(geometry, 3200, 640, 1)).toEqual({ first: 9, last: 12 });
  });

  it('end where the images do', () => {
    expect(visibleTiles(geometry, 96_000 - 400, 400, 1)).toEqual({ first: 297, last: 299 });
    expect(visibleTiles(layOut(0, 1000, 40), 0, 400, 1)).toEqual({ first: 0, last: -1 });
  });
});

it('every cell is in one tile, the last of which may be short', () => {
  const count = 1001;
  const geometry = layOut(count, 400, 40);
  const ranges = Array.from({ length: geometry.tiles }, (_, tile) => cellsOfTile(geometry, tile, count));
  ranges.slice(1).forEach(({ first }, i) => expect(first).toBe(ranges[i].end));
  expect(ranges[0].first).toBe(0);
  expect(ranges.at(-1)?.end).toBe(count);
});

it('the cell under a point, and none beside or below them', () => {
  const geometry = layOut(30, 415, 40); // 10 columns of 41
  expect(cellAt(geometry, 30, 0, 0)).toBe(0);
  expect(cellAt(geometry, 30, 409, 42)).toBe(19);
  expect(cellAt(geometry, 30, 412, 0)).toBe(-1);
  expect(cellAt(geometry, 25, 5 * 41, 2 * 41)).toBe(-1);
  expect(cellAt(geometry, 30, -1, 0)).toBe(-1);
});

describe('cellAfterKey', () => {
  const grid = { columns: 10, pageRows: 5, count: 95 };

  it.each([
    ['ArrowRight', 4, 5],
    ['ArrowLeft', 4, 3],
    ['ArrowDown', 4, 14],
    ['ArrowUp', 14, 4],
    ['PageDown', 4, 54],
    ['PageUp', 54, 4],
    ['Home', 54, 0],
    ['End', 54, 94],
  ])('%s leads from %i to %i', (key, from, to) => expect(cellAfterKey(key, from, grid)).toBe(to));

  it('arrows stop at the ends', () => {
    expect(cellAfterKey('ArrowLeft', 0, grid)).toBe(0);
    expect(cellAfterKey('ArrowUp', 4, grid)).toBe(4);
    expect(cellAfterKey('ArrowDown', 88, grid)).toBe(88);
    expect(cellAfterKey('ArrowRight', 94, grid)).toBe(94);
  });

  it('pages go as far as there is', () => {
    expect(cellAfterKey('PageUp', 23, grid)).toBe(3);
    expect(cellAfterKey('PageDown', 93, grid)).toBe(94);
  });

  it('other keys lead nowhere', () => expect(cellAfterKey('a', 4, grid)).toBeNull());
});
