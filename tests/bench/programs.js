import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { mnistFolder } from '../../tools/build-steps/mnist-data.mjs';
import { projectFolder } from '../../tools/setup/folders.mjs';
import { output } from '../../tools/setup/process.mjs';

/** Debian's packages are seen by Debian's Python alone. */
export const python = process.env.GRADLAB_BENCH_PYTHON ?? '/usr/bin/python3';

/** @param {string} name of a Python module @returns {string|null} its version */
export function versionOf(name) {
  return output(python, ['-c', `import ${name}; print(${name}.__version__)`]);
}

/**
 * Which library NumPy and PyTorch multiply with, and the folder it is in where it is not the system's default. OpenBLAS built for OpenMP
 * comes first: PyTorch's own threads are OpenMP's, and with two threads the other build was up to 80 times slower.
 * @returns {{ name: string, folder: string }}
 */
export function chosenBlas() {
  const libraries = existsSync('/usr/lib') ? readdirSync('/usr/lib').map((name) => join('/usr/lib', name)) : [];
  for (const name of ['openblas-openmp', 'openblas-pthread']) {
    const folder = libraries.map((library) => join(library, name)).find((path) => existsSync(path));
    if (folder) return { name: name.replace('openblas-', 'OpenBLAS '), folder };
  }
  return { name: "the system's BLAS", folder: '' };
}

/**
 * A Python program that answers jobs line by line, with a number of threads for its life.
 * @param {string} script in tests/bench/peers
 * @param {number} threads
 */
export function startPython(script, threads) {
  const limits = {
    OMP_NUM_THREADS: String(threads),
    OPENBLAS_NUM_THREADS: String(threads),
    LD_LIBRARY_PATH: chosenBlas().folder,
  };
  return startProgram(
    python,
    [join(projectFolder, 'tests/bench/peers', script), mnistFolder(), String(threads)],
    limits,
  );
}

/** @param {string} program @param {string[]} args @param {Record<string, string>} [env] */
export function startProgram(program, args, env = {}) {
  const child = spawn(program, args, { env: { ...process.env, ...env }, stdio: ['pipe', 'pipe', 'inherit'] });
  const failed = new Promise((_, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => reject(new Error(`${program} ended with ${code}`)));
  });
  failed.catch(() => {});
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    pid: child.pid,
    /** @param {object|string} job a line as it is, or an object to be sent as JSON @returns {Promise<any>} */
    async ask(job) {
      child.stdin.write(`${typeof job === 'string' ? job : JSON.stringify(job)}\n`);
      const { value } = /** @type {any} */ (await Promise.race([lines.next(), failed]));
      const answer = JSON.parse(value ?? '{"error":"no answer"}');
      if (answer.error) throw new Error(answer.error);
      return answer;
    },
    stop: () => void child.kill(),
  };
}
