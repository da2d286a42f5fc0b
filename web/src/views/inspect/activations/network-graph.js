import { html } from 'lit-html';
import { rem, textRem } from '../../../charts/chart-style.js';
import { resolveColours } from '../../../charts/token-colours.js';
import { largestMagnitude } from '../../figures/signed-scale.js';
import { createSizedCanvas } from '../../figures/sized-canvas.js';
import { ownedElement } from '../../page/owned-element.js';
import { strongestEdges } from './graph-edges.js';

/**
 * @typedef {import('./stages.js').Stage} Stage
 * @typedef {{ x: number, y: number }} Point
 * @typedef {{ pixels: Uint8Array, stages: Stage[], parameters: Float32Array[], outputs: number[], classNames: string[] }} Shown `parameters`: of each stage
 */

const tokens = {
  ink: '--ink',
  soft: '--ink-soft',
  paper: '--paper',
  rule: '--rule-control',
  negative: '--signed-negative',
  positive: '--signed-positive',
};
const mostEdges = 60;
/** A column with more units is folded, so that the units stay apart. */
const mostRows = 32;
const sideLength = 28;

/**
 * Lays out the columns of a graph, from left to right.
 * @param {Stage[]} stages
 * @param {number} width
 * @param {number} height
 */
function layOut(stages, width, height) {
  const digit = Math.min(height * 0.5, width * 0.2);
  const left = digit + width * 0.06;
  const reach = width - left - width * 0.08;
  const middle = height / 2;
  const input = { left: 0, top: middle - digit / 2, side: digit };
  const columns = stages.map(({ shape: { channels } }, i) => {
    const x = left + ((i + 1) / stages.length) * reach - (reach / stages.length) * 0.35;
    const folds = Math.ceil(channels / mostRows);
    const rows = Math.ceil(channels / folds);
    const pitch = Math.min((height * 0.94) / rows, height / 12);
    const radius = Math.max(1.5, Math.min(pitch * 0.42, height / 45));
    const points = Array.from({ length: channels }, (_, k) => ({
      x: x + ((k % folds) - (folds - 1) / 2) * radius * 2.6,
      y: middle + (Math.floor(k / folds) - (rows - 1) / 2) * pitch,
    }));
    return { points, radius };
  });
  return { input, columns };
}

/** Creates the canvas with the graph. */
const createGraph = () =>
  createSizedCanvas('graph-place', 'network-graph', (pen, { width, height }, /** @type {Shown} */ shown, place) =>
    drawGraph(
      pen,
      shown,
      layOut(shown.stages, width, height),
      resolveColours(place, tokens),
      getComputedStyle(place).fontFamily,
    ),
  );

/**
 * Returns the template of a graph of a dense network for one image: its units as nodes, and the edges that carry the
 * most.
 * @param {Shown} shown
 */
export function networkGraph(shown) {
  const { stages, outputs, classNames } = shown;
  const answer = classNames[outputs.indexOf(Math.max(...outputs))];
  const sizes = stages.map(({ shape }) => shape.channels).join(', ');
  const label = `The network as a graph: ${sizes} units in its layers; it answers ${answer}. The pictures of the layers below show each value.`;
  return html`<figure class="network-graph">
    <figcaption><h2>The network as a graph</h2></figcaption>
    ${ownedElement(createGraph, { value: shown, label })}
    <p class="note">
      Lines show activation × weight: green where it raises the unit, purple where it lowers it. Only the ${mostEdges}
      strongest into each layer are drawn. The more ink in a unit, the more it passes on.
    </p>
  </figure>`;
}

/** @param {CanvasRenderingContext2D} pen @param {Shown} shown @param {ReturnType<typeof layOut>} layout @param {Record<keyof typeof tokens, string>} colours @param {string} family */
function drawGraph(pen, { pixels, stages, parameters, outputs, classNames }, { input, columns }, colours, family) {
  const cell = input.side / sideLength;
  const pixelPoints = Array.from(pixels, (_, i) => ({
    x: input.left + ((i % sideLength) + 0.5) * cell,
    y: input.top + (Math.floor(i / sideLength) + 0.5) * cell,
  }));
  stages.forEach(({ shape: { channels } }, i) => {
    const inputs = i === 0 ? Float32Array.from(pixels, (value) => value / 255) : stages[i - 1].values;
    const edges = strongestEdges(inputs, parameters[i], channels, mostEdges);
    const limit = Math.abs(edges.at(-1)?.flow ?? 1);
    const from = i === 0 ? pixelPoints : columns[i - 1].points;
    for (const edge of edges) {
      const share = Math.abs(edge.flow) / limit;
      Object.assign(pen, {
        strokeStyle: edge.flow < 0 ? colours.negative : colours.positive,
        globalAlpha: 0.15 + 0.75 * share,
        lineWidth: 0.4 + 2.2 * share,
      });
      pen.beginPath();
      pen.moveTo(from[edge.from].x, from[edge.from].y);
      pen.lineTo(columns[i].points[edge.to].x, columns[i].points[edge.to].y);
      pen.stroke();
    }
  });
  pen.globalAlpha = 1;
  drawDigit(pen, pixels, input, colours);
  columns.forEach(({ points, radius }, i) => {
    const last = i === columns.length - 1;
    const values = last ? outputs : stages[i].values;
    drawNodes(pen, points, radius, values, colours);
    if (last) drawNames(pen, points, radius, classNames, outputs, colours, family);
  });
}

/** @param {CanvasRenderingContext2D} pen @param {Uint8Array} pixels @param {{ left: number, top: number, side: number }} at @param {Record<keyof typeof tokens, string>} colours */
function drawDigit(pen, pixels, { left, top, side }, { ink, rule }) {
  const cell = side / sideLength;
  pen.strokeStyle = rule;
  pen.lineWidth = 1;
  pen.strokeRect(left + 0.5, top + 0.5, side - 1, side - 1);
  pen.fillStyle = ink;
  pixels.forEach((value, i) => {
    if (value === 0) return;
    pen.globalAlpha = (0.75 * value) / 255;
    pen.fillRect(left + (i % sideLength) * cell, top + Math.floor(i / sideLength) * cell, cell, cell);
  });
  pen.globalAlpha = 1;
}

/** @param {CanvasRenderingContext2D} pen @param {Point[]} points @param {number} radius @param {ArrayLike<number>} values @param {Record<keyof typeof tokens, string>} colours */
function drawNodes(pen, points, radius, values, { ink, paper, rule }) {
  const limit = largestMagnitude(values) || 1;
  points.forEach(({ x, y }, k) => {
    pen.beginPath();
    pen.arc(x, y, radius, 0, 2 * Math.PI);
    pen.globalAlpha = 1;
    Object.assign(pen, { fillStyle: paper, strokeStyle: rule, lineWidth: 0.8 });
    pen.fill();
    pen.globalAlpha = Math.min(1, Math.abs(values[k]) / limit);
    pen.fillStyle = ink;
    pen.fill();
    pen.globalAlpha = 1;
    pen.stroke();
  });
}

/** @param {CanvasRenderingContext2D} pen @param {Point[]} points @param {number} radius @param {string[]} names @param {number[]} outputs @param {Record<keyof typeof tokens, string>} colours @param {string} family */
function drawNames(pen, points, radius, names, outputs, { ink, soft }, family) {
  const answer = outputs.indexOf(Math.max(...outputs));
  points.forEach(({ x, y }, k) => {
    Object.assign(pen, {
      fillStyle: k === answer ? ink : soft,
      font: `${k === answer ? 700 : 400} ${rem(textRem)}px ${family}`,
      textBaseline: 'middle',
      textAlign: 'left',
    });
    pen.fillText(names[k] ?? String(k), x + radius + 6, y);
  });
}
