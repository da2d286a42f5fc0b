// Formats JavaScript, CSS and HTML with Prettier, and C++ with clang-format. With `--check` it changes nothing and fails
// when a file is not formatted; that is part of `npm run lint`.
import { misformattedCpp } from './checks/cpp-format.mjs';
import { projectFolder } from './setup/folders.mjs';
import { output, run } from './setup/process.mjs';

const check = process.argv.includes('--check');

const listed = output('git', [
  '-C',
  projectFolder,
  'ls-files',
  '--cached',
  '--others',
  '--exclude-standard',
  '*.cc',
  '*.h',
  // Tests compare with these files byte for byte.
  ':!tests/fixtures/',
]);
if (listed === null) throw new Error('git cannot list the files of this checkout');
const wrong = await misformattedCpp(listed.split('\n'), { write: !check });
wrong.forEach((path) => console.log(check ? `${path}: not formatted` : path));

const prettier = 'node_modules/prettier/bin/prettier.cjs';
const cache = ['--cache', '--cache-strategy=content'];
try {
  run(process.execPath, [prettier, check ? '--check' : '--write', ...cache, '--log-level=warn', '.'], {
    cwd: projectFolder,
  });
} catch {
  process.exitCode = 1;
}
if (check && wrong.length > 0) process.exitCode = 1;
if (check && process.exitCode) console.error('`npm run format` formats these files.');
