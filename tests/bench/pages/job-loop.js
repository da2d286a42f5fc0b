/**
 * Answers the bench page's jobs, one at a time.
 * @param {(setUp: string, job: any) => Promise<unknown>} handle
 */
export function serveJobs(handle) {
  globalThis.onmessage = async ({ data: { setUp, job } }) => {
    try {
      postMessage({ result: await handle(setUp, job) });
    } catch (error) {
      postMessage({ error: error instanceof Error ? error.message : String(error) });
    }
  };
}
