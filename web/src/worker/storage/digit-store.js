import { Connection } from './database.js';

/**
 * Stores the visitor's own digits, each by itself, so that tabs do not overwrite each other's.
 *
 * @typedef {{ key: number, frame: Uint8Array, label: number }} StoredDigit `frame`: 784 pixels
 */

export class DigitStore {
  #connection = new Connection();

  /** @returns {Promise<StoredDigit[]>} in the order in which they were drawn */
  keptDigits() {
    return this.#connection.use(async (db) => {
      const [keys, digits] = await Promise.all([db.getAllKeys('digits'), db.getAll('digits')]);
      return keys.map((key, i) => ({ key, ...digits[i] }));
    });
  }

  /** Stores digits, all of them or none. @param {Omit<StoredDigit, 'key'>[]} digits @returns {Promise<number[]>} their keys */
  keepDigits(digits) {
    return this.#connection.use(async (db) => {
      const transaction = db.transaction('digits', 'readwrite');
      const keys = await Promise.all(digits.map(({ frame, label }) => transaction.store.add({ frame, label })));
      await transaction.done;
      return keys;
    });
  }

  /**
   * Stores these digits in place of the data set 'mine', unless another tab has done so already.
   * @param {Omit<StoredDigit, 'key'>[]} digits
   */
  replaceFormer(digits) {
    return this.#connection.use(async (db) => {
      const transaction = db.transaction(['sets', 'chunks', 'digits'], 'readwrite');
      const sets = transaction.objectStore('sets');
      if (await sets.get('mine')) {
        const store = transaction.objectStore('digits');
        await Promise.all([
          ...digits.map((digit) => store.add(digit)),
          sets.delete('mine'),
          transaction.objectStore('chunks').delete(IDBKeyRange.bound(['mine'], ['mine', []])),
        ]);
      }
      await transaction.done;
    });
  }

  /** @param {number[]} keys @returns {Promise<void>} */
  forgetDigits(keys) {
    return this.#connection.use(async (db) => {
      const transaction = db.transaction('digits', 'readwrite');
      await Promise.all([...keys.map((key) => transaction.store.delete(key)), transaction.done]);
    });
  }
}
