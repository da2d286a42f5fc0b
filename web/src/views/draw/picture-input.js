import { element } from '../controls/element.js';

/**
 * Takes a picture of a digit: chosen, pasted while the panel is shown, or dropped on the pad.
 * @param {HTMLElement} paper takes dropped pictures
 * @param {{ put: (picture: HTMLCanvasElement) => void, say: (text: string) => void }} panel
 */
export function createPictureInput(paper, { put, say }) {
  const input = element('input', {
    type: 'file',
    accept: 'image/*',
    hidden: true,
    'data-testid': 'draw-picture-file',
    onchange: () => void take(input.files?.[0]),
  });
  const button = element(
    'button',
    {
      type: 'button',
      class: 'button',
      'data-testid': 'draw-picture',
      title: 'Choose a picture of a digit, paste one, or drop one on the pad',
      onclick: () => input.click(),
    },
    'Picture…',
  );

  /** @param {File | undefined} file */
  async function take(file) {
    if (!file) return;
    const { readPicture } = await import('./picture-ink.js');
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

  const pictureIn = (/** @type {DataTransfer | null} */ data) =>
    Array.from(data?.files ?? []).find(({ type }) => type.startsWith('image/'));

  document.addEventListener('paste', (event) => {
    const file = pictureIn(event.clipboardData);
    if (!file || paper.offsetParent === null) return;
    event.preventDefault();
    void take(file);
  });
  paper.addEventListener('dragover', (event) => {
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
  });
  paper.addEventListener('drop', (event) => {
    const file = event.dataTransfer?.files[0];
    if (!file) return;
    // The page opens other files that are dropped on it as data.
    event.preventDefault();
    event.stopPropagation();
    void take(file);
  });
  return { root: [button, input] };
}
