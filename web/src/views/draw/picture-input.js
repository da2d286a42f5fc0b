import { html } from 'lit-html';
import { fetchedCode } from '../../worker/core/fetched-code.js';
import { elementOf } from '../controls/element-of.js';

/** @param {DataTransfer | null} data */
const pictureIn = (data) => Array.from(data?.files ?? []).find(({ type }) => type.startsWith('image/'));

/**
 * Takes a picture of a digit: chosen, pasted while the panel is shown, or dropped on the pad. Its element is the file
 * input, which is not seen.
 * @param {{ put: (picture: HTMLCanvasElement) => void, say: (text: string) => void }} panel
 */
export function createPictureInput({ put, say }) {
  /** @type {HTMLInputElement} */
  const input = elementOf(
    html`<input
      type="file"
      accept="image/*"
      hidden
      data-testid="draw-picture-file"
      @change=${() => take(input.files?.[0])}
    />`,
  );

  /** @param {File | undefined} file */
  async function take(file) {
    if (!file) return;
    const { readPicture } = await fetchedCode(() => import('./picture-ink.js'));
    const read = await readPicture(file);
    input.value = '';
    if (typeof read === 'string') return say(read);
    put(read.picture);
    say(
      read.inverted
        ? 'The picture is light ink on dark paper. Its ink was separated from the paper and framed.'
        : 'The picture is dark ink on light paper. It was inverted, separated from the paper and framed.',
    );
  }

  /** @param {ClipboardEvent} event */
  function paste(event) {
    const file = pictureIn(event.clipboardData);
    if (!file || !input.parentElement?.getClientRects().length) return;
    event.preventDefault();
    void take(file);
  }

  return {
    root: input,
    connected() {
      document.addEventListener('paste', paste);
    },
    disconnected() {
      document.removeEventListener('paste', paste);
    },
    choose: () => input.click(),
    /** @param {DragEvent} event */
    dragOver(event) {
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
    },
    /** @param {DragEvent} event */
    drop(event) {
      const file = event.dataTransfer?.files[0];
      if (!file) return;
      // The page opens other files that are dropped on it as data.
      event.preventDefault();
      event.stopPropagation();
      void take(file);
    },
  };
}
