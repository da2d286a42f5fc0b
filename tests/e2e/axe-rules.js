import { createRequire } from 'node:module';

/** @typedef {import('@playwright/test').Page} Page */

const { source } = /** @type {{ source: string }} */ (createRequire(import.meta.url)('axe-core'));

/** The page's policy forbids scripts from elsewhere; the debugger may bring one all the same. @param {Page} page */
export async function bringAxe(page) {
  await page.evaluate(source);
}

/**
 * What axe objects to.
 * @param {Page} page
 * @param {string} within selector
 * @param {string[]} [rules] all where left out
 * @returns {Promise<string[]>} one line each
 */
export function violations(page, within, rules) {
  return page.evaluate(async ([place, only]) => {
    const { axe } = /** @type {any} */ (window);
    const options = only
      ? { runOnly: { type: 'rule', values: only } }
      : { runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] } };
    const { violations: found } = await axe.run({ include: [place] }, { ...options, resultTypes: ['violations'] });
    return found.flatMap((/** @type {any} */ { id, nodes }) =>
      nodes
        .slice(0, 5)
        .map(
          (/** @type {any} */ node) =>
            `${id}: ${node.target.join(' ')} (${node.any[0]?.message ?? node.all[0]?.message ?? ''})`,
        ),
    );
  }, /** @type {const} */ ([within, rules]));
}
