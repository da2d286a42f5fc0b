import { element, setText } from './element.js';

/**
 * Creates a group of settings that most visitors leave alone. While closed, it shows a short summary of them.
 * @param {string} title
 * @param {string} testid
 * @param {...(Node | string)} content
 */
export function createSettingGroup(title, testid, ...content) {
  const state = element('span', { class: 'more-state', 'data-testid': `${testid}-state` });
  const root = element(
    'details',
    { class: 'more', 'data-testid': testid },
    element('summary', {}, `${title} `, state),
    ...content,
  );
  return {
    root,
    /** @param {string} words */
    say: (words) => setText(state, words),
  };
}
