// The structure rules as a table: which files must not contain a pattern, and why.

const source = /\.(cc|h|m?js|cjs|css|html|py|sh|cmake)$/;
const longest = 350;
/** Tables of data, which are not easier to read in parts. */
const tables = /^core\/data\/digits\/digit_strokes\.cc$|^web\/src\/config\/(glossary|reported-results)\.js$/;

/** @type {{ files: RegExp, except?: RegExp, pattern: RegExp, why: string }[]} */
const forbidden = [
  {
    files: /^web\/src\//,
    except: /^web\/src\/worker\/((core\/)?core-loader|lab\/lab-loader)\.js$/,
    pattern: /gradlab-[\w${}-]+\.mjs|\/core-files\.js/,
    why: 'the wasm modules are loaded in core-loader.js and lab-loader.js of web/src/worker/ only',
  },
  {
    files: /^web\/src\//,
    except: /^web\/src\/(worker|peers)\//,
    pattern: /\bnew (Shared)?Worker\(/,
    why: 'workers are started in web/src/worker/ and web/src/peers/ only',
  },
  {
    files: /^web\/src\//,
    except: /^web\/src\/charts\//,
    pattern: /['"](chart\.js|d3-\w+['"])/,
    why: 'chart.js and d3 are used in web/src/charts/ only',
  },
  {
    files: /^core\//,
    pattern: /#include\s*[<"](wasm\/|emscripten|web\/)/,
    why: 'core/ knows neither Emscripten nor the page',
  },
  {
    files: /^core\//,
    pattern: /#include\s*<(iostream|fstream|filesystem|random|chrono|ctime)>/,
    why: 'core/ has no files, no clock, no printing and its own random numbers',
  },
  {
    files: /^(core|wasm)\//,
    except: /^core\/(data\/(digits\/|augmentation\/)?(handwriting|image_warp)|optim\/schedule|random\/random)\.cc$/,
    pattern: /\bstd::(sin|cos|tan)f?\(/,
    why: 'a sine or cosine of an angle whose bound is not listed in wasm/large_angles.cc',
  },
  { files: /^(web|tests\/(core|web|e2e))\//, pattern: /#include\s*<emscripten/, why: 'only wasm/ includes Emscripten' },
  { files: /./, pattern: /\bregistry\.[a-z0-9-]+\.[a-z]+\b/, why: 'no package registry is named' },
  { files: /^package-lock\.json$/, pattern: /"resolved": "/, why: 'the lock file holds no registry addresses' },
  { files: /./, pattern: /(^|[\s"'`=:(])\/(root|home\/\w+|Users\/\w+|work)\//m, why: 'no path of one machine' },
];

// Former names, which were private metaphors, and the names that replaced them.
const formerNames = {
  Desk: 'Service',
  Shelf: 'Registry or Cache',
  InWords: 'format…',
  DrawingJudge: 'DrawingPredictor',
  RunNews: 'ProgressBuffer',
  RaceGround: 'RaceEnvironment',
  LabBench: 'LabService',
  SiteKeeper: 'SiteCache',
  RunMemory: 'WorkerRecovery',
  PriceTag: 'StepCostEstimate',
  PacedQuestion: 'ThrottledQuery',
  Specimen: 'SampleDigit',
  letGo: 'release',
  letGoOn: 'completeValidation',
  takenBackTo: 'truncatedCurves',
  readerOf: 'activeModelOf',
  begunWith: 'runInputs',
  SharingTrial: 'ThreadingTuner',
  LitPixels: 'NonzeroPixels',
  GoodWeights: 'Checkpoint',
  LossCourse: 'LossTracker',
  ReachedParameters: 'ActiveParameters',
  Surroundings: 'Environment',
  RacePlace: 'WorkerData',
  GradientLook: 'LabQueries',
};
const formerName = new RegExp(`\\b\\w*(${Object.keys(formerNames).join('|')})(?![a-z]\\w*)`);
/** Former names of variables, members and functions in JavaScript. */
const formerVariable =
  /(?:[#.]|\b(?:const|let|function|async)\s+)(told|judge|judged|ground|lend|survey|news|shelf|desk|specimen|[a-z]\w*Words)\b(?=\s*[=(;,.)])/;
const formerFile = /(^|[-_])(desk|shelf|words|judge|keeper|specimen|mind|news|survey)\.\w+$|^mind[-_]/;

/**
 * Finds former names in the code's own files.
 * @param {string} path inside the checkout
 * @param {string} text
 * @returns {string[]}
 */
export function formerNamesIn(path, text) {
  if (!/^(web\/src|core|wasm|tools|tests)\/.*\.(m?js|cc|h|css)$/.test(path) || path.includes('structure-rules'))
    return [];
  const problems = formerFile.test(path.slice(path.lastIndexOf('/') + 1))
    ? [`${path}: a former name; see CONTRIBUTING.md`]
    : [];
  const variable = /^web\/src\/.*\.js$/.test(path) ? formerVariable.exec(text) : null;
  if (variable) problems.push(`${path}: ${variable[1]} is a former name; see CONTRIBUTING.md`);
  const found = formerName.exec(text);
  const better = found && formerNames[/** @type {keyof formerNames} */ (found[1])];
  return found ? [...problems, `${path}: ${found[0]} is a former name; today: ${better}`] : problems;
}

/**
 * @param {string} path inside the checkout
 * @returns {string[]}
 */
export function problemsWithPath(path) {
  const vague = path.split('/').find((part) => /^(utils?|helpers?|misc|common)(\.|$)/i.test(part));
  return vague ? [`${path}: "${vague}" says nothing; name it after what it holds`] : [];
}

/**
 * @param {string} path inside the checkout
 * @param {string} text
 * @returns {string[]}
 */
export function problemsInSource(path, text) {
  const problems = forbidden
    .filter(({ files, except, pattern }) => files.test(path) && !except?.test(path) && pattern.test(text))
    .map(({ why }) => `${path}: ${why}`);
  const lines = text.split('\n').length - 1;
  if (source.test(path) && !tables.test(path) && lines > longest)
    problems.push(`${path}: ${lines} lines, over ${longest}; split it`);
  return problems;
}

/**
 * Finds worker scripts that are started in more than one file.
 * @param {{ path: string, text: string }[]} files
 * @returns {string[]}
 */
export function workersStartedTwice(files) {
  /** @type {Map<string, string>} */
  const starters = new Map();
  return files.flatMap(({ path, text }) =>
    [...text.matchAll(/new Worker\(\s*new URL\(\s*['"]([^'"]+)/g)].flatMap(([, script]) => {
      const worker = script.split('/').at(-1) ?? script;
      const first = starters.get(worker) ?? path;
      starters.set(worker, first);
      return first === path ? [] : [`${path}: ${worker} is started in ${first} already`];
    }),
  );
}
