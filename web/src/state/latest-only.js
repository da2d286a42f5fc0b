/**
 * A task of which one is under way at a time; of what is asked for meanwhile only the latest is done.
 * @template T
 * @param {(argument: T) => Promise<void>} task
 * @returns {(argument: T) => Promise<void>} settles when nothing is left to do
 */
export function latestOnly(task) {
  /** @type {{ argument: T }|null} */
  let next = null;
  /** @type {Promise<void>|null} */
  let working = null;

  async function work() {
    try {
      while (next) {
        const { argument } = next;
        next = null;
        await task(argument);
      }
    } finally {
      // In the same turn as the last look at `next`: what is asked for later starts the work again.
      working = null;
    }
  }

  return (argument) => {
    next = { argument };
    working ??= work();
    return working;
  };
}
