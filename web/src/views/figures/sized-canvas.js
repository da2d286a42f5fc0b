import { whenThemeChanges } from '../page/theme.js';

/**
 * Creates a canvas that fills its place. It is drawn again when it receives another value, when its place changes size
 * and when the page's colours change.
 * @template V
 * @param {string} className of the place
 * @param {string} testid of the canvas
 * @param {(pen: CanvasRenderingContext2D, size: { width: number, height: number }, value: V, place: HTMLElement) => void} draw
 */
export function createSizedCanvas(className, testid, draw) {
  const place = document.createElement('div');
  const canvas = document.createElement('canvas');
  /** @type {{ value: V, label: string } | null} */
  let shown = null;
  const resized = new ResizeObserver(redraw);
  let stopListening = () => {};

  function redraw() {
    const { clientWidth: width, clientHeight: height } = place;
    if (!shown || width === 0) return;
    const scale = devicePixelRatio;
    const [across, down] = [Math.round(width * scale), Math.round(height * scale)];
    if (canvas.width !== across || canvas.height !== down) Object.assign(canvas, { width: across, height: down });
    const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
    pen.setTransform(scale, 0, 0, scale, 0, 0);
    pen.clearRect(0, 0, width, height);
    draw(pen, { width, height }, shown.value, place);
  }

  place.className = className;
  place.append(canvas);
  canvas.role = 'img';
  canvas.dataset.testid = testid;

  return {
    root: place,
    /** @param {{ value: V, label: string }} next another value comes in another object */
    update(next) {
      const isOther = next.value !== shown?.value;
      shown = next;
      canvas.ariaLabel = next.label;
      if (isOther) redraw();
    },
    connected() {
      resized.observe(place);
      stopListening = whenThemeChanges(redraw);
    },
    disconnected() {
      resized.disconnect();
      stopListening();
      canvas.width = 0; // frees its pixels
    },
  };
}
