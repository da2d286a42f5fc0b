/**
 * Recognises files that are no data set, or are one in a format that the page does not open, and says what to do.
 */

const utf8 = new TextDecoder();
const shortPage = 4096;

const pickle =
  'This is a Python pickle. Opening one can run any program that it contains, so the page never does. In Python, load it only if you trust its source, and save the arrays: np.savez("mnist.npz", x_train=images, y_train=labels). The page reads that file.';
const parquet =
  'This is a Parquet table. Convert it to CSV in Python (pandas): one row per image, the label and then its 784 pixels; save with to_csv("train.csv", index=False).';
const picture =
  'This is a picture: one image without a label, so it cannot be trained on or tested with. To see it recognised, drop it on the pad in the Draw tab. To train, choose a table of labelled images.';
const lfsPointer =
  'This is a Git LFS pointer: three lines in place of the data, which was not downloaded. Run “git lfs pull”, or use the download button of the page you have it from.';
const driveWarning =
  'This is Google Drive’s page about a virus scan, saved in place of the file. Press “Download anyway” on it, and choose the file you get.';
const errorPage =
  'This is a server’s error message, saved in place of the file. Check the address, download it again, and choose the file you get.';
const hdf5 =
  'This is an HDF5 or Matlab file. Save the images as NumPy arrays: np.savez("data.npz", x_train=images, y_train=labels).';

/**
 * Returns why a file that is neither a table nor an array cannot be used; null if nothing is known of it.
 * @param {Uint8Array} start its first bytes
 * @param {string} name
 * @returns {string|null}
 */
export function whyUnreadable(start, name) {
  const text = utf8.decode(start);
  const latin = Array.from(start.subarray(0, 8), (byte) => String.fromCharCode(byte)).join('');
  if (isPickle(start, text, name)) return pickle;
  if (latin.startsWith('PAR1')) return parquet;
  if (/^(\x89PNG|\xff\xd8\xff|GIF8|RIFF|BM.{4}\0\0)/s.test(latin)) return picture;
  if (/^(\x89HDF|MATLAB)/.test(latin)) return hdf5;
  if (text.startsWith('version https://git-lfs.github.com/spec/')) return lfsPointer;
  if (/google drive/i.test(text) && /virus/i.test(text)) return driveWarning;
  return isErrorPage(start, text) ? errorPage : null;
}

/** Pickles of protocol 2 and later begin with 0x80; older ones are text, which names the types it needs. */
function isPickle(/** @type {Uint8Array} */ start, /** @type {string} */ text, /** @type {string} */ name) {
  if (start[0] === 0x80 && start[1] >= 2 && start[1] <= 5) return true;
  return /^\(?c[\w.]+\n\w+\n/.test(text) || (/\.(pkl|pickle)(\.gz)?$/i.test(name) && start.length > 0);
}

/** @param {Uint8Array} start @param {string} text */
function isErrorPage(start, text) {
  if (start.length >= shortPage) return false;
  return /^\s*(4\d\d|5\d\d)?:?\s*(page |file )?(not found|forbidden|access ?denied|bad gateway|internal server error|too many requests|unauthorized)/i.test(
    text.replace(/<[^>]*>/g, ' '),
  );
}
