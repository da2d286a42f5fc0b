import { fetchedCode } from '../core/fetched-code.js';
import { release } from '../core/release.js';
import { checksumOf } from './checksum.js';
import { Connection } from './database.js';

/**
 * Stores data sets in the browser for the next visit, as IDX files in chunks, each with its checksum. A set exists if its
 * record does; chunks without a record were left by a visit that ended while writing.
 *
 * @typedef {import('./database.js').PartRecord} PartRecord
 * @typedef {import('./database.js').ChunkRecord} ChunkRecord
 * @typedef {import('./database.js').SetRecord} SetRecord
 * @typedef {import('./database.js').Database} Database
 * @typedef {import('../core/core-loader.js').Core} Core
 * @typedef {import('../core/core-loader.js').Dataset} Dataset
 * @typedef {import('../core/core-loader.js').DatasetWriter} DatasetWriter
 * @typedef {import('../files/set-loading.js').Options} Options
 * @typedef {import('../protocol.js').StoredSet} StoredSet
 * @typedef {import('../protocol.js').Split} Split
 * @typedef {{ name: string, dataset: Dataset }} Part
 * @typedef {{ train?: Part|null, test?: Part|null }} Parts a missing one stays as it is, one that is null is removed
 * @typedef {{ split: Split, name: string, rows: number, images: DatasetWriter, labels: DatasetWriter }} Writing
 */

const both = /** @type {const} */ (['train', 'test']);
/** Age after which chunks without a record are deleted, since no other tab can still be writing them. */
const abandonedMs = 3_600_000;
/** A digit's pixels and its label. */
const digitBytes = 785;

export class DataStore {
  #core;
  #nextTurn;
  #connection = new Connection();

  /** @param {Core} core @param {() => Promise<unknown>} nextTurn */
  constructor(core, nextTurn) {
    this.#core = core;
    this.#nextTurn = nextTurn;
  }

  /** @returns {Promise<StoredSet[]>} */
  sets() {
    return this.#connection.use(async (db) => {
      const records = await db.getAll('sets');
      await sweep(db, records);
      return [...records.map(described), ...(await describedDigits(db))];
    });
  }

  /** @param {string} id @returns {Promise<boolean>} */
  has(id) {
    return this.#connection.use(async (db) => (await db.count('sets', id)) > 0);
  }

  /** @param {string} id @param {Parts} parts @returns {Promise<void>} */
  async keep(id, parts) {
    // A writer keeps a reference to its data set, which the page may replace meanwhile.
    const writings = both.flatMap((split) => {
      const part = parts[split];
      return part ? [this.#openWriters(split, part)] : [];
    });
    const gone = Object.fromEntries(both.filter((split) => parts[split] === null).map((split) => [split, null]));
    try {
      await this.#connection.use((db) => this.#write(db, id, writings, gone));
    } finally {
      for (const { images, labels } of writings) [images, labels].forEach((writer) => writer.delete());
    }
  }

  /**
   * @param {string} id
   * @param {Split} split
   * @param {number} rowLimit 0 = all
   * @param {Options} options
   * @returns {Promise<{ dataset: Dataset, name: string }|null>} null if it is not stored
   */
  async read(id, split, rowLimit, options) {
    let part = await this.#partOf(id, split);
    while (part) {
      const { DamagedError, readStored } = await fetchedCode(() => import('./stored-set.js'));
      const { generation, name } = part;
      try {
        const dataset = await this.#connection.keepOpen(() =>
          readStored(this.#core, this.#connection, [id, split], /** @type {PartRecord} */ (part), rowLimit, options),
        );
        return { dataset, name };
      } catch (error) {
        if (!(error instanceof DamagedError)) throw error;
        // Another tab may have replaced the set meanwhile, which removes the chunks that were being read.
        part = await this.#partOf(id, split);
        if (part?.generation !== generation) continue;
        await this.#forgetDamaged(id, split, generation);
        throw error;
      }
    }
    return null;
  }

  /** @param {string} id @param {Split} split @returns {Promise<PartRecord|null>} */
  async #partOf(id, split) {
    return (await this.#connection.use((db) => db.get('sets', id)))?.[split] ?? null;
  }

  /**
   * Deletes a set, unless it has been replaced meanwhile.
   * @param {string} id
   * @param {Split} split
   * @param {number} generation of its damaged part
   */
  async #forgetDamaged(id, split, generation) {
    await this.#connection.use(async (db) => {
      const transaction = db.transaction(['sets', 'chunks', 'names'], 'readwrite');
      const record = await transaction.objectStore('sets').get(id);
      if (record?.[split]?.generation === generation) await removeSet(transaction, id);
      await transaction.done;
    });
  }

  /** @param {string} [id] everything if omitted @returns {Promise<void>} */
  forget(id) {
    return this.#connection.use(async (db) => {
      const stores = /** @type {const} */ (['sets', 'chunks', 'names', 'digits']);
      const transaction = db.transaction(stores, 'readwrite');
      if (id === undefined) await Promise.all(stores.map((store) => transaction.objectStore(store).clear()));
      else await removeSet(transaction, id);
      if (id === 'mine') await transaction.objectStore('digits').clear();
      await transaction.done;
    });
  }

  /** @returns {Promise<Record<string, string[]>>} the classes’ names, by data set */
  names() {
    return this.#connection.use(async (db) => {
      const [keys, values] = await Promise.all([db.getAllKeys('names'), db.getAll('names')]);
      return Object.fromEntries(keys.map((key, i) => [key, values[i]]));
    });
  }

  /** @param {string} id @param {string[]|null} names null to forget them @returns {Promise<void>} */
  keepNames(id, names) {
    return this.#connection.use(async (db) => {
      if (names) await db.put('names', names, id);
      else await db.delete('names', id);
    });
  }

  /** @param {Split} split @param {Part} part @returns {Writing} */
  #openWriters(split, { name, dataset }) {
    const writer = (/** @type {string} */ content) => new this.#core.DatasetWriter(dataset, content);
    return { split, name, rows: dataset.size(), images: writer('idx-images'), labels: writer('idx-labels') };
  }

  /**
   * @param {Database} db
   * @param {string} id
   * @param {Writing[]} writings
   * @param {Partial<Record<Split, PartRecord|null>>} records null for the parts that are removed
   */
  async #write(db, id, writings, records) {
    const generation = Date.now() + Math.random();
    try {
      for (const { split, name, rows, images, labels } of writings) {
        const kept = {
          images: await this.#writeChunks(db, [id, split, generation, 'images'], images),
          labels: await this.#writeChunks(db, [id, split, generation, 'labels'], labels),
        };
        records = { ...records, [split]: { name, rows, generation, ...kept } };
      }
    } catch (error) {
      for (const { split } of writings) await db.delete('chunks', chunksOf(id, split, generation)).catch(() => {});
      throw error;
    }
    await commit(db, id, records);
  }

  /**
   * @param {Database} db
   * @param {[string, Split, number, 'images'|'labels']} place
   * @param {DatasetWriter} writer
   * @returns {Promise<ChunkRecord[]>}
   */
  async #writeChunks(db, place, writer) {
    /** @type {ChunkRecord[]} */
    const written = [];
    for (let chunk = writer.next(); chunk.length > 0; chunk = writer.next()) {
      await db.put('chunks', chunk, [...place, written.length]);
      written.push({ bytes: chunk.length, checksum: checksumOf(this.#core, chunk) });
      release(chunk);
      await this.#nextTurn();
    }
    return written;
  }
}

/**
 * Replaces the old parts by the new ones in one transaction.
 * @param {Database} db
 * @param {string} id
 * @param {Partial<Record<Split, PartRecord|null>>} records
 */
async function commit(db, id, records) {
  const transaction = db.transaction(['sets', 'chunks'], 'readwrite');
  const sets = transaction.objectStore('sets');
  const before = (await sets.get(id)) ?? { id, train: null, test: null };
  const after = { ...before, ...records };
  const requests = [after.train || after.test ? sets.put(after) : sets.delete(id)];
  for (const split of both) {
    const old = before[split];
    if (old && old !== after[split])
      requests.push(transaction.objectStore('chunks').delete(chunksOf(id, split, old.generation)));
  }
  await Promise.all([...requests, transaction.done]);
}

/** @param {SetRecord} record @returns {StoredSet} */
function described({ id, train, test }) {
  const parts = [train, test].flatMap((part) => part ?? []);
  const chunks = parts.flatMap(({ images, labels }) => [...images, ...labels]);
  const bytes = chunks.reduce((sum, chunk) => sum + chunk.bytes, 0);
  return {
    id,
    name: parts.map(({ name }) => name).join(', '),
    bytes,
    train: train?.name ?? null,
    test: test?.name ?? null,
  };
}

/** @param {Database} db @returns {Promise<StoredSet[]>} the visitor's own digits, if there are any */
async function describedDigits(db) {
  const count = await db.count('digits');
  const name = 'My digits';
  return count > 0 ? [{ id: 'mine', name, bytes: count * digitBytes, train: name, test: null }] : [];
}

/**
 * @param {import('idb').IDBPTransaction<any, any, 'readwrite'>} transaction
 * @param {string} id
 */
async function removeSet(transaction, id) {
  await Promise.all([
    transaction.objectStore('sets').delete(id),
    transaction.objectStore('chunks').delete(IDBKeyRange.bound([id], [id, []])),
    transaction.objectStore('names').delete(id),
  ]);
}

/** @param {Database} db @param {SetRecord[]} records */
async function sweep(db, records) {
  const alive = new Set(
    records.flatMap(({ id, train, test }) => [`${id} train ${train?.generation}`, `${id} test ${test?.generation}`]),
  );
  for (const key of await db.getAllKeys('chunks')) {
    const [id, split, generation] = key;
    if (!alive.has(`${id} ${split} ${generation}`) && Date.now() - generation > abandonedMs)
      await db.delete('chunks', key);
  }
}

/** @param {string} id @param {Split} split @param {number} generation */
function chunksOf(id, split, generation) {
  return IDBKeyRange.bound([id, split, generation], [id, split, generation, []]);
}
