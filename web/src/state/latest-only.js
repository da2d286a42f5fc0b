/**
 * Wraps an asynchronous task so that only one call of it runs at a time. Of the calls made while it runs, only the
 * latest is carried out.
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
      // This runs in the same turn as the last check of `next`, so that any later call starts the work again.
      working = null;
    }
  }

  return (argument) => {
    next = { argument };
    working ??= work();
    return working;
  };
}
