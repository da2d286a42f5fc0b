/**
 * Formats the figures and findings of several Lighthouse reports as text.
 *
 * @typedef {{ score: number | null, title: string, weight?: number }} Finding
 * @typedef {{ auditRefs: { id: string, weight: number }[], title: string, score: number | null }} Category
 * @typedef {{ categories: Record<string, Category>, audits: Record<string, { title: string, score: number | null, numericValue?: number }>, lighthouseVersion: string }} Report
 */

export const categories = ['performance', 'accessibility', 'best-practices', 'seo'];

const metrics = [
  {
    id: 'first-contentful-paint',
    name: 'First Contentful Paint',
    format: (/** @type {number} */ value) => `${(value / 1000).toFixed(2)} s`,
  },
  {
    id: 'largest-contentful-paint',
    name: 'Largest Contentful Paint',
    format: (/** @type {number} */ value) => `${(value / 1000).toFixed(2)} s`,
  },
  {
    id: 'total-blocking-time',
    name: 'Total Blocking Time',
    format: (/** @type {number} */ value) => `${Math.round(value)} ms`,
  },
  {
    id: 'cumulative-layout-shift',
    name: 'Cumulative Layout Shift',
    format: (/** @type {number} */ value) => value.toFixed(3),
  },
  { id: 'speed-index', name: 'Speed Index', format: (/** @type {number} */ value) => `${(value / 1000).toFixed(2)} s` },
];

/** @param {number[]} values an odd number of them */
function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}

/**
 * Returns the table rows for one kind of device: the median of each figure with its range.
 * @param {Report[]} reports
 */
export function figuresOf(reports) {
  const row = (
    /** @type {string} */ name,
    /** @type {number[]} */ values,
    /** @type {(value: number) => string} */ format,
  ) => {
    const [low, high] = [Math.min(...values), Math.max(...values)].map(format);
    return { name, text: low === high ? low : `${format(median(values))} (${low} to ${high})` };
  };
  return [
    ...categories.map((id) =>
      row(
        reports[0].categories[id].title,
        reports.map((report) => report.categories[id].score ?? 0),
        (score) => String(Math.round(score * 100)),
      ),
    ),
    ...metrics.map(({ id, name, format }) =>
      row(
        name,
        reports.map((report) => report.audits[id].numericValue ?? 0),
        format,
      ),
    ),
  ];
}

/** Returns the audits, except metrics, that cost points in at least half of the reports. @param {Report[]} reports */
export function findingsOf(reports) {
  const counted = new Map();
  for (const { categories: all, audits } of reports) {
    const failed = Object.values(all).flatMap(({ title, auditRefs }) =>
      auditRefs
        .filter(
          ({ id, weight }) =>
            weight > 0 && (audits[id].score ?? 1) < 0.9 && !metrics.some((metric) => metric.id === id),
        )
        .map(({ id }) => `${title}: ${audits[id].title}`),
    );
    for (const finding of new Set(failed)) counted.set(finding, (counted.get(finding) ?? 0) + 1);
  }
  return [...counted].filter(([, count]) => count * 2 >= reports.length).map(([finding]) => finding);
}

/** @param {Record<string, Report[]>} byDevice @param {{ date: string, machine: string, load: string }} circumstances */
export function auditPage(byDevice, { date, machine, load }) {
  const devices = Object.keys(byDevice);
  const figures = devices.map((device) => figuresOf(byDevice[device]));
  const [[{ lighthouseVersion }]] = Object.values(byDevice);
  const runs = byDevice[devices[0]].length;
  const findings = devices.map((device) =>
    [
      `**${device}**`,
      '',
      ...(
        findingsOf(byDevice[device])
          .map((finding) => `- ${finding}`)
          .sort()
          .join('\n') || '- none'
      ).split('\n'),
      '',
    ].join('\n'),
  );
  return (
    [
      '# Lighthouse',
      '',
      `This page is written by \`npm run audit\`. Measured on ${date} with Lighthouse ${lighthouseVersion}: the built page on a local server that compresses and sends the headers of \`_headers\`, ${runs} runs for each device, one at a time. Each figure is the median, with the lowest and the highest in brackets if they differ. Scores go to 100.`,
      '',
      `Machine: ${machine}. ${load}`,
      '',
      `| | ${devices.join(' | ')} |`,
      `|---|${devices.map(() => '---|').join('')}`,
      ...figures[0].map(({ name }, i) => `| ${name} | ${figures.map((rows) => rows[i].text).join(' | ')} |`),
      '',
      '## What cost points',
      '',
      ...findings,
    ]
      .join('\n')
      .trimEnd() + '\n'
  );
}
