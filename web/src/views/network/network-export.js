import { resolveColours } from '../../charts/token-colours.js';

/** The width of a 4K screen. */
const pngWidth = 3840;

/**
 * Returns a drawing as a standalone SVG file, with the colours, background and font that it otherwise inherits from the
 * page.
 * @param {SVGSVGElement} drawing
 * @param {HTMLElement} place the element that contains it in the page
 * @returns {string}
 */
function svgText(drawing, place) {
  const { width, height } = drawing.viewBox.baseVal;
  const copy = /** @type {SVGSVGElement} */ (drawing.cloneNode(true));
  const { background } = resolveColours(place, { background: '--paper' });
  copy.removeAttribute('style');
  removeComments(copy);
  const attributes = {
    xmlns: 'http://www.w3.org/2000/svg',
    width,
    height,
    'font-family': getComputedStyle(place).fontFamily,
  };
  for (const [name, value] of Object.entries(attributes)) copy.setAttribute(name, String(value));
  const paper = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  for (const [name, value] of Object.entries({ width, height, fill: background }))
    paper.setAttribute(name, String(value));
  copy.prepend(paper);
  const text = new XMLSerializer().serializeToString(copy);
  const tokens = Object.fromEntries([...text.matchAll(/var\((--[\w-]+)\)/g)].map(([, token]) => [token, token]));
  const colours = resolveColours(place, tokens);
  return text.replaceAll(/var\((--[\w-]+)\)/g, (_, token) => colours[token]);
}

/** Removes the marks that lit-html leaves in what it renders. @param {Node} root */
function removeComments(root) {
  const comments = document.createTreeWalker(root, NodeFilter.SHOW_COMMENT);
  /** @type {Node[]} */
  const found = [];
  while (comments.nextNode()) found.push(comments.currentNode);
  for (const comment of found) comment.parentNode?.removeChild(comment);
}

/** @param {SVGSVGElement} drawing @param {HTMLElement} place */
export function svgFile(drawing, place) {
  return { name: 'network.svg', blob: new Blob([svgText(drawing, place)], { type: 'image/svg+xml' }) };
}

/** @param {SVGSVGElement} drawing @param {HTMLElement} place @returns {Promise<{ name: string, blob: Blob }>} */
export async function pngFile(drawing, place) {
  const { blob: vector } = svgFile(drawing, place);
  const { width, height } = drawing.viewBox.baseVal;
  const image = new Image();
  image.src = URL.createObjectURL(vector);
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = pngWidth;
  canvas.height = Math.round((pngWidth * height) / width);
  /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d')).drawImage(image, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(image.src);
  const blob = await new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
  return { name: 'network.png', blob: /** @type {Blob} */ (blob) };
}
