/** @typedef {import('@playwright/test').Page} Page */

/** The runs in the browser's storage: how far each has come. @param {Page} page @returns {Promise<string[]>} */
export const storedPhases = (page) =>
  page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open('gradlab');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const reading = opening.result.transaction('runSummaries').objectStore('runSummaries').getAll();
          reading.onsuccess = () => resolve(reading.result.map(({ status }) => status.phase));
          opening.result.close();
        };
      }),
  );
