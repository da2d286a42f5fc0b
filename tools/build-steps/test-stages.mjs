import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../setup/folders.mjs';
import { runConcurrently } from '../setup/process.mjs';
import { buildPreset } from './cmake-build.mjs';
import { engineStages } from './engine-stages.mjs';
import { relaxedSimdOptions, reportsOf, runGoogleTests } from './google-tests.mjs';
import { nativeFilter } from './native-selection.mjs';
import { buildPage, buildWasmModule } from './site.mjs';
import { readGoogleTest, readPlaywright, readReports, readVitest } from './test-reports.mjs';
import { freePort } from './free-port.mjs';

/**
 * One stage of `npm test`: a build, which other stages need, or a part that `--only` can name.
 * @typedef {import('./schedule.mjs').Stage & { part?: import('./test-arguments.mjs').Part, tests?: () => import('./test-reports.mjs').TestRecord[] | null }} TestStage
 * `tests`: for stages that run tests, returns the tests in its reports, or null when a report is missing
 */

const reports = join(projectFolder, 'build/reports');
const nextStep = 'the failed tests are listed above.';

/**
 * @param {Omit<TestStage, 'tests'>} stage
 * @param {string[]} files the reports it writes
 * @param {import('./test-reports.mjs').ReadReport} read
 * @returns {TestStage}
 */
function withReports(stage, files, read) {
  return {
    ...stage,
    run: () => {
      // Otherwise a report of an earlier run would be counted as one of this run.
      files.forEach((file) => rmSync(file, { force: true }));
      mkdirSync(reports, { recursive: true });
      return stage.run();
    },
    tests: () => readReports(files, read),
  };
}

/**
 * Returns every stage of `npm test`. The stages start in this order unless needs or free processors decide otherwise.
 * @param {NodeJS.ProcessEnv} env the environment of the set-up
 * @param {Pick<import('./changed-parts.mjs').Selection, 'pageSpecs' | 'nativePaths' | 'webSince'>} selection
 * @param {'chromium' | 'all'} engines
 * @returns {TestStage[]}
 */
export function testStages(env, { pageSpecs, nativePaths, webSince }, engines) {
  /** @param {string} script @param {string[]} args */
  const single = (script, args) =>
    runConcurrently(process.execPath, [script, ...args], { cwd: projectFolder, env, nextStep });
  // These have both processors to themselves, so their output can be shown as it comes.
  /** @param {string} script @param {string[]} args @param {NodeJS.ProcessEnv} [more] */
  const both = (script, args, more) =>
    runConcurrently(process.execPath, [script, ...args], {
      cwd: projectFolder,
      env: { ...env, ...more },
      nextStep,
      show: 'live',
    });
  const filter = nativePaths === null ? null : nativeFilter(nativePaths);
  /** @param {Omit<TestStage, 'run' | 'tests'>} stage @param {import('./google-tests.mjs').TestProgram} program */
  const googleTests = (stage, program) => {
    const files = reportsOf(program, reports);
    return withReports({ ...stage, run: () => runGoogleTests(program, files, { env, filter }) }, files, readGoogleTest);
  };
  /** @param {Omit<TestStage, 'run' | 'tests' | 'needs' | 'part'>} stage @param {string} project of playwright.config.js */
  const pageTests = (stage, project) => {
    const file = join(reports, `${stage.name.replaceAll(/\W+/g, '-')}.json`);
    const args = [
      'test',
      '--reporter=list,json',
      `--project=${project}`,
      `--workers=${stage.alone ? 1 : stage.processors}`,
      ...(pageSpecs === null ? [] : [...pageSpecs, '--pass-with-no-tests']),
    ];
    const runTests = async () =>
      both('node_modules/@playwright/test/cli.js', args, {
        PLAYWRIGHT_JSON_OUTPUT_NAME: file,
        GRADLAB_E2E_PORT: String(await freePort()),
      });
    return withReports({ ...stage, part: 'page', needs: ['site'], run: runTests }, [file], readPlaywright);
  };
  const webReport = join(reports, 'web-tests.json');
  const webArguments = [
    'run',
    '--reporter=default',
    '--reporter=./tools/build-steps/vitest-report.mjs',
    `--outputFile.json=${webReport}`,
    ...(webSince === null ? [] : [`--changed=${webSince}`, '--passWithNoTests']),
  ];
  return [
    { name: 'wasm build', needs: [], processors: 2, run: () => buildWasmModule(env) },
    { name: 'native build', needs: [], processors: 2, run: () => buildPreset('native-debug', { env }) },
    { name: 'wasm tests build', needs: ['wasm build'], processors: 2, run: () => buildPreset('wasm', { env }) },
    googleTests(
      { name: 'native tests', part: 'native', needs: ['native build'], processors: 2 },
      { name: 'native-tests', command: ['build/native-debug/core_tests'], shards: 2 },
    ),
    googleTests(
      { name: 'wasm tests', part: 'wasm', needs: ['wasm tests build'], processors: 1 },
      { name: 'wasm-tests', command: [process.execPath, 'build/wasm/core_tests.js'], shards: 1 },
    ),
    googleTests(
      { name: 'wasm tests, relaxed SIMD', part: 'wasm', needs: ['wasm tests build'], processors: 1 },
      {
        name: 'wasm-tests-relaxed',
        command: [process.execPath, ...relaxedSimdOptions, 'build/wasm/kernel_tests.js'],
        shards: 1,
      },
    ),
    {
      name: 'lint',
      part: 'lint',
      needs: [],
      processors: 1,
      run: () => single('node_modules/eslint/bin/eslint.js', ['.']),
    },
    {
      name: 'type check',
      part: 'types',
      needs: ['wasm build'],
      processors: 1,
      run: () => single('node_modules/typescript/bin/tsc', ['--project', 'tsconfig.json']),
    },
    {
      name: 'format',
      part: 'structure',
      needs: [],
      processors: 1,
      run: () => single('tools/format.mjs', ['--check']),
    },
    {
      name: 'structure',
      part: 'structure',
      needs: [],
      processors: 1,
      run: () => single('tools/check-structure.mjs', []),
    },
    withReports(
      {
        name: 'web tests',
        part: 'web',
        needs: ['wasm build'],
        processors: 2,
        run: () => both('node_modules/vitest/vitest.mjs', webArguments),
      },
      [webReport],
      readVitest,
    ),
    { name: 'site', part: 'site', needs: ['wasm build'], processors: 2, run: buildPage },
    pageTests({ name: 'page tests', processors: 2 }, 'side by side'),
    ...engineStages(env, engines, reports),
    // These tests measure time or smoothness, or start threads, so they run last and with nothing else running.
    pageTests({ name: 'page tests, one at a time', processors: 2, alone: true }, 'undisturbed'),
  ];
}

/**
 * Returns the stages of some parts, and the builds that they need.
 * @param {TestStage[]} stages
 * @param {import('./test-arguments.mjs').Part[]} parts
 */
export function stagesOf(stages, parts) {
  const wanted = new Set(stages.filter(({ part }) => part && parts.includes(part)).map(({ name }) => name));
  for (const name of wanted) stages.find((stage) => stage.name === name)?.needs.forEach((needed) => wanted.add(needed));
  return stages.filter(({ name }) => wanted.has(name));
}
