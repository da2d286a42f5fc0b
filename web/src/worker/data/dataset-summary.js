import { unwrap } from '../core/unwrap.js';

/**
 * @typedef {import('../protocol.js').DatasetSummary} DatasetSummary
 * @typedef {import('../core/core-loader.js').Dataset} Dataset
 * @typedef {import('../files/set-loading.js').Report} Report
 */

const mostSamples = 20;
const pixelsPerImage = 784;

/**
 * Summarises a data set for the page.
 * @param {Dataset} dataset
 * @param {string} name
 * @param {Report} [report]
 * @param {string|null} [notKept]
 * @returns {DatasetSummary}
 */
export function summarised(
  dataset,
  name,
  { skipped, problems, assumed } = { skipped: 0, problems: [], assumed: [] },
  notKept = null,
) {
  const size = dataset.size();
  const shown = Math.min(size, mostSamples);
  // The samples are spread over the whole set, since a file may be sorted by digit.
  const indices = Array.from({ length: shown }, (_, i) => Math.floor((i * size) / shown));
  const images = unwrap(dataset.images(Uint32Array.from(indices)));
  const labels = dataset.labels();
  return {
    name,
    size,
    classCounts: Array.from(dataset.classCounts()),
    bytes: dataset.bytes(),
    skipped,
    problems,
    assumed,
    samples: indices.map((_, i) => images.slice(i * pixelsPerImage, (i + 1) * pixelsPerImage)),
    sampleLabels: indices.map((i) => labels[i]),
    notKept,
  };
}
