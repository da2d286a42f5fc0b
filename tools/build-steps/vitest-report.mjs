import { JsonReporter } from 'vitest/node';

/** Vitest's JSON report, with the reason of each skipped test added from its `meta`. Vitest itself leaves it out. */
export default class ReportWithReasons extends JsonReporter {
  /** @param {Parameters<JsonReporter['onTestRunEnd']>[0]} modules */
  async onTestRunEnd(modules) {
    for (const module of modules) {
      for (const test of module.children.allTests()) {
        const result = test.result();
        if (result.state === 'skipped' && result.note) Object.assign(test.meta(), { skipReason: result.note });
      }
    }
    await super.onTestRunEnd(modules);
  }
}
