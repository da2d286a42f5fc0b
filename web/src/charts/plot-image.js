/** Properties that a drawing takes from style sheets, and that a standalone picture must contain. */
const painted = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'opacity',
  'font-size',
  'font-family',
  'font-weight',
  'paint-order',
  'visibility',
];
const scale = 2;
const margin = 16;
const titleHeight = 28;

/**
 * Returns a drawing as a standalone picture, with its title, on the page's background colour.
 * @param {SVGSVGElement} drawing
 * @param {string} title
 * @returns {Promise<Blob>} PNG
 */
export async function plotImage(drawing, title) {
  const { width, height } = drawing.getBoundingClientRect();
  const source = new XMLSerializer().serializeToString(selfContained(drawing));
  const url = URL.createObjectURL(new Blob([source], { type: 'image/svg+xml' }));
  const picture = document.createElement('canvas');
  Object.assign(picture, { width: (width + 2 * margin) * scale, height: (height + 2 * margin + titleHeight) * scale });
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const pen = /** @type {CanvasRenderingContext2D} */ (picture.getContext('2d'));
    const { color, fontFamily, backgroundColor } = getComputedStyle(document.body);
    pen.scale(scale, scale);
    pen.fillStyle = backgroundColor;
    pen.fillRect(0, 0, picture.width, picture.height);
    Object.assign(pen, { fillStyle: color, font: `600 15px ${fontFamily}`, textBaseline: 'middle' });
    pen.fillText(title, margin, margin + titleHeight / 2);
    pen.drawImage(image, margin, margin + titleHeight, width, height);
  } finally {
    URL.revokeObjectURL(url);
  }
  return new Promise((resolve, reject) =>
    picture.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('the browser made no picture of the chart'))),
      'image/png',
    ),
  );
}

/** @param {SVGSVGElement} drawing @returns {SVGSVGElement} a copy styled by attributes only, since a policy may forbid styles */
function selfContained(drawing) {
  const copy = /** @type {SVGSVGElement} */ (drawing.cloneNode(true));
  const originals = [drawing, ...drawing.querySelectorAll('*')];
  [copy, ...copy.querySelectorAll('*')].forEach((node, i) => {
    const style = getComputedStyle(originals[i]);
    for (const name of painted) node.setAttribute(name, style.getPropertyValue(name));
    node.removeAttribute('class');
  });
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  return copy;
}
