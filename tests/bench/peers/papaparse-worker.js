import Papa from 'papaparse';
import { serveJobs } from '../pages/job-loop.js';
import { mnistCsv } from '../pages/mnist-csv.js';

/**
 * PapaParse's documented way for large files: streaming, rows handed over as they come, here to the same bytes that our reader makes. It
 * runs in a worker already, as its own `worker: true` would have it, without that option's copying of rows between threads.
 */
function parseToBytes(csv, images) {
  const pixels = new Uint8Array(images * 784);
  const labels = new Uint8Array(images);
  let row = 0;
  const take = ({ data }) => {
    for (const fields of data) {
      if (fields.length < 785) continue;
      labels[row] = Number(fields[0]);
      for (let i = 0; i < 784; i += 1) pixels[row * 784 + i] = Number(fields[i + 1]);
      row += 1;
    }
  };
  return new Promise((resolve, reject) => {
    Papa.parse(new File([csv], 'mnist_train.csv'), {
      skipFirstNLines: 1,
      delimiter: ',',
      newline: '\n',
      skipEmptyLines: true,
      chunk: take,
      complete: () => resolve(row),
      error: reject,
    });
  });
}

serveJobs(async (setUp, { images }) => {
  const csv = await mnistCsv(images);
  const began = performance.now();
  const rows = await parseToBytes(csv, images);
  return { seconds: (performance.now() - began) / 1000, rows, bytes: csv.size };
});
