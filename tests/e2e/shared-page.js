import { expect, test as base } from '@playwright/test';
import { complaintsOf, open, reach } from './workbench.js';

/**
 * @typedef {import('@playwright/test').Page} Page
 * @typedef {import('@playwright/test').PlaywrightTestArgs & import('@playwright/test').PlaywrightTestOptions} OneTest
 * @typedef {import('@playwright/test').PlaywrightWorkerArgs & import('@playwright/test').PlaywrightWorkerOptions} OneWorker
 */

/**
 * The page that the tests of a worker share.
 * @typedef {object} SharedPage
 * @property {string} file the tests of which have it now; '' before the first
 * @property {Page|null} page
 * @property {string[]} complaints what the page has complained about during the present test
 */

/**
 * `test` whose tests share a page: a browser window takes a second of processor time, and loading the page another. The first test of a file
 * finds an empty page, of a browser that keeps nothing; the others find it as the last one left it, in the usual window, with no routes and
 * the usual colours. Each begins with `setUp` (or with `open` from workbench.js, where loading the page is the point). A test fails when the
 * page has complained, unless it empties `complaints`. Scripts that run before the page's own (`addInitScript`) would stay: tests with
 * those remove them (`dispose`), and those on a phone take a page of their own.
 * There is no service worker: it would load the whole site once more. `ownPage` has one: it is of a browser that keeps nothing, for a
 * single test. (Tests that use Playwright's own `test` in the same file have another browser started for them.)
 * @type {import('@playwright/test').TestType<OneTest & { complaints: string[], ownPage: Page }, OneWorker & { shared: SharedPage }>}
 */
export const test = base.extend(
  /** @type {import('@playwright/test').Fixtures<{ complaints: string[], ownPage: Page }, { shared: SharedPage }, OneTest, OneWorker>} */ ({
    shared: [
      // eslint-disable-next-line no-empty-pattern -- Playwright reads from the pattern that nothing is needed.
      async ({}, use) => {
        /** @type {SharedPage} */
        const shared = { file: '', page: null, complaints: [] };
        await use(shared);
        await shared.page?.context().close();
      },
      { scope: 'worker' },
    ],
    complaints: async ({ shared }, use) => use(shared.complaints),
    ownPage: async ({ browser }, use) => {
      const context = await browser.newContext();
      await use(await context.newPage());
      await context.close();
    },
    page: async ({ browser, shared, viewport }, use, { file }) => {
      if (!shared.page || shared.page.isClosed()) {
        const context = await browser.newContext();
        await context.addInitScript(() => Reflect.deleteProperty(Object.getPrototypeOf(navigator), 'serviceWorker'));
        shared.page = await context.newPage();
        shared.complaints = complaintsOf(shared.page);
      } else if (shared.file !== file) {
        await forgetEverything(shared.page);
      }
      shared.file = file;
      const { page } = shared;
      shared.complaints.length = 0;
      await use(page);
      if (page.isClosed()) return;
      await page.unrouteAll({ behavior: 'ignoreErrors' });
      await page.emulateMedia({ colorScheme: null });
      if (viewport) await page.setViewportSize(viewport);
      expect(shared.complaints, 'what the page has complained about').toEqual([]);
    },
  }),
);

export { expect };

/** Loads the page as somebody does who has never been here: nothing is kept of earlier visits. @param {Page} page @param {string} [fragment] */
export async function openFirst(page, fragment) {
  await forgetEverything(page);
  await open(page, fragment);
}

/** Leaves an empty page, and a browser that keeps nothing of the site. @param {Page} page */
async function forgetEverything(page) {
  // A page of the same origin that holds no database open.
  await page.route('**/blank', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<link rel="icon" href="data:,">' }),
  );
  await page.goto('./blank');
  await page.evaluate(async () => {
    localStorage.clear();
    sessionStorage.clear();
    const databases = await indexedDB.databases();
    await Promise.all(
      databases.map(
        ({ name }) => new Promise((resolve) => (indexedDB.deleteDatabase(String(name)).onsuccess = resolve)),
      ),
    );
  });
  await page.context().clearPermissions();
}

/** Unfolds a part of the page, which may be unfolded. @param {Page} page @param {string} testid of its `details` */
export async function unfold(page, testid) {
  const part = page.getByTestId(testid);
  if (!(await part.evaluate((details) => /** @type {HTMLDetailsElement} */ (details).open)))
    await part.locator('summary').first().click();
}

/**
 * Gives an open page another set-up, as a link to it does, without loading it: the run under way is reset, messages are dismissed,
 * dialogs closed and the drawing cleared. What stays are the runs before (faint in the charts), kept digits, results, and which parts are
 * unfolded. Loads the page where that has not been done yet.
 * @param {Page} page
 * @param {string} [fragment]
 */
export async function setUp(page, fragment = '') {
  const isOpen = await page.evaluate(() => document.querySelector('[data-testid=status]') !== null);
  if (!isOpen) return open(page, fragment);
  await page.evaluate(async (wanted) => {
    const press = (/** @type {string} */ selector) =>
      document.querySelectorAll(selector).forEach((button) => /** @type {HTMLButtonElement} */ (button).click());
    document.querySelectorAll('dialog[open]').forEach((dialog) => /** @type {HTMLDialogElement} */ (dialog).close());
    const pause = (milliseconds = 0) => new Promise((resolve) => setTimeout(resolve, milliseconds));
    // Settings would still be applied to a run that is there.
    const reset = /** @type {HTMLButtonElement} */ (document.querySelector('[data-testid=reset]'));
    reset.click();
    while (!reset.disabled) await pause(5);
    press('[data-testid=draw-clear]');
    press('.notice [aria-label=Dismiss]');
    // The same fragment would be no change.
    history.replaceState(null, '', '#-');
    const changed = new Promise((resolve) => addEventListener('hashchange', resolve, { once: true }));
    location.hash = wanted;
    await changed;
    // By then the page is loading where there is something to load, and shows it.
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  }, fragment);
  await reach(page, 'idle');
}
