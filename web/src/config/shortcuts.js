/**
 * The keyboard shortcuts. They do nothing while the visitor types, while Ctrl, Alt or the Windows key is held, or if
 * the visitor has turned them off.
 *
 * @typedef {{ key: string, does: string }} Shortcut
 */

/** @type {Shortcut[]} */
export const shortcuts = [
  { key: 's', does: 'Start, pause, or resume' },
  { key: 'n', does: 'One step' },
  { key: '1 … 9', does: 'Open the first panel, the second, and so on' },
  { key: '[', does: 'The chapter before, in Learn' },
  { key: ']', does: 'The chapter after it, in Learn' },
  { key: 'e', does: 'Explain the next underlined word; Shift+E the one before' },
  { key: 'p', does: 'Presenting: large type and high contrast, on and off' },
  { key: '?', does: 'This list' },
];
