const storageKey = 'gradlab-shortcuts';

/** Single-key shortcuts can interfere with speech input, so they can be turned off (WCAG 2.1.4). */
export const shortcutChoice = {
  /** @returns {boolean} */
  get on() {
    try {
      return localStorage.getItem(storageKey) !== 'off';
    } catch {
      return true;
    }
  },
  set on(wanted) {
    try {
      if (wanted) localStorage.removeItem(storageKey);
      else localStorage.setItem(storageKey, 'off');
    } catch {
      // Storage may be forbidden; then they stay on.
    }
  },
};
