import { announce, SetupError } from './announce.mjs';
import { setUpChromium } from './chromium.mjs';
import { setUpEmscripten } from './emscripten.mjs';
import { setUpBuildTools, setUpFuzzer, setUpNativeCompiler } from './native-tools.mjs';
import { setUpNpmPackages } from './npm-packages.mjs';

const oldestNode = [20, 19];

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < oldestNode[0] || (major === oldestNode[0] && minor < oldestNode[1])) {
    throw new SetupError(`Node ${process.versions.node} is older than ${oldestNode.join('.')}.`, 'install a newer Node.');
  }
  announce(`Node ${process.versions.node}`);
}

/**
 * Finds or fetches what a command needs. Quick when everything is there; imports no npm package, since it installs them.
 * @param {{ native?: boolean, fuzzer?: boolean, browser?: boolean, site?: boolean }} needs
 * @returns {NodeJS.ProcessEnv} the environment in which CMake finds Emscripten
 */
export function setUp({ native = false, fuzzer = false, browser = false, site = true }) {
  checkNode();
  setUpBuildTools();
  const compiler = native ? setUpNativeCompiler() : {};
  if (fuzzer) setUpFuzzer();
  if (browser) setUpChromium();
  if (!site) return { ...process.env, ...compiler };
  setUpNpmPackages();
  return { ...process.env, ...compiler, ...setUpEmscripten() };
}
