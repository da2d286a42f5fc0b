import { expect, test } from 'vitest';
import { auditPage, figuresOf, findingsOf } from '../../tools/audit/report.mjs';

/** @param {number} performance @param {{ contrast?: number, paint?: number }} [values] @returns {import('../../tools/audit/report.mjs').Report} */
function report(performance, { contrast = 1, paint = 1000 } = {}) {
  const metric = (/** @type {string} */ title, numericValue = 0.01) => ({ title, score: 0.2, numericValue });
  const category = (/** @type {string} */ title, score = 1) => ({
    title,
    score,
    auditRefs: /** @type {{ id: string, weight: number }[]} */ ([]),
  });
  return {
    lighthouseVersion: '12.2.3',
    categories: {
      performance: { ...category('Performance', performance), auditRefs: [{ id: 'speed-index', weight: 10 }] },
      accessibility: {
        ...category('Accessibility', contrast),
        auditRefs: [
          { id: 'color-contrast', weight: 7 },
          { id: 'not-counted', weight: 0 },
        ],
      },
      'best-practices': category('Best Practices'),
      seo: category('SEO'),
    },
    audits: {
      'first-contentful-paint': metric('First Contentful Paint', paint),
      'largest-contentful-paint': metric('Largest Contentful Paint', 2000),
      'total-blocking-time': metric('Total Blocking Time', 123.4),
      'cumulative-layout-shift': metric('Cumulative Layout Shift'),
      'speed-index': metric('Speed Index', 3000),
      'color-contrast': { title: 'Contrast is not sufficient', score: contrast },
      'not-counted': { title: 'Some remark', score: 0 },
    },
  };
}

const reports = [
  report(0.9, { paint: 1400 }),
  report(0.5, { contrast: 0, paint: 1000 }),
  report(0.7, { contrast: 0, paint: 1200 }),
];

test('each figure is the median with its range, or one number where all are the same', () => {
  const rows = Object.fromEntries(figuresOf(reports).map(({ name, text }) => [name, text]));
  expect(rows).toMatchObject({
    Performance: '70 (50 to 90)',
    'First Contentful Paint': '1.20 s (1.00 s to 1.40 s)',
    'Total Blocking Time': '123 ms',
    SEO: '100',
  });
});

test('findings are what cost points in at least half of the runs, without the metrics', () => {
  expect(findingsOf(reports)).toEqual(['Accessibility: Contrast is not sufficient']);
  expect(findingsOf([reports[0]])).toEqual([]);
  expect(findingsOf([reports[0], reports[0], reports[1]])).toEqual([]);
});

test('the page has a column a device, says how and where it was measured, and lists what cost points', () => {
  const page = auditPage(
    { Mobile: reports, Desktop: [reports[0]] },
    { date: '2026-01-02', machine: 'some machine', load: 'Load 3.' },
  );
  expect(page).toContain('Measured on 2026-01-02 with Lighthouse 12.2.3');
  expect(page).toContain('Machine: some machine. Load 3.');
  expect(page).toContain('| Performance | 70 (50 to 90) | 90 |');
  expect(page).toMatch(/\*\*Mobile\*\*\n\n- Accessibility: Contrast is not sufficient\n\n\*\*Desktop\*\*\n\n- none\n$/);
});
