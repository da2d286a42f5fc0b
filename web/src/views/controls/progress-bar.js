import { element } from './element.js';

/** @param {Record<string, string>} attributes */
export function createProgressBar(attributes) {
  const root = element('progress', { class: 'progress', max: 1, value: 0, ...attributes });
  return {
    root,
    /** @param {number} fraction */
    update(fraction) {
      if (root.value === fraction) return;
      root.value = fraction;
      root.dataset.value = String(fraction);
    },
  };
}
