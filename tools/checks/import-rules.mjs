import { cruise } from 'dependency-cruiser';

/** The folders of web/src, lowest first: a module imports from its own layer and from those below it. */
const layers = [
  ['worker'],
  ['config'],
  ['code', 'learn', 'offline', 'peers'],
  ['state'],
  ['charts', 'views'],
  ['main.js'],
];

/** Returns a pattern that matches the paths in some folders of web/src. @param {string[]} names */
const pathsIn = (names) => `^web/src/(${names.map((name) => name.replace('.', '\\.')).join('|')})(/|$)`;

const upwardImports = layers.slice(0, -1).map((layer, i) => ({
  name: `${layer.join(', ')} may not import from a higher layer`,
  from: { path: pathsIn(layer) },
  to: { path: pathsIn(layers.slice(i + 1).flat()) },
}));

const forbidden = [
  { name: 'import cycle', from: {}, to: { circular: true } },
  ...upwardImports,
  { name: 'charts may not import from views', from: { path: pathsIn(['charts']) }, to: { path: pathsIn(['views']) } },
  { name: 'the page may not import from tools or tests', from: { path: '^web/' }, to: { path: '^(tools|tests)/' } },
];

/**
 * Finds imports between modules that break a rule: cycles and imports from a higher layer. Type imports in comments do
 * not count.
 * @param {string} folder the checkout
 * @param {string[]} parts folders in it
 * @returns {Promise<string[]>} one line for each
 */
export async function problemsWithImports(folder, parts = ['web/src', 'tools', 'tests']) {
  const { output } = await cruise(parts, {
    baseDir: folder,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: 'node_modules' },
    moduleSystems: ['es6'],
    validate: true,
    ruleSet: { forbidden: forbidden.map((rule) => ({ severity: 'error', ...rule })) },
  });
  if (typeof output === 'string') throw new Error(output);
  return output.summary.violations.map(({ from, to, rule, cycle }) => {
    const path = cycle ? cycle.map(({ name }) => name) : [to];
    return `${from}: ${rule.name}: ${[from, ...path].join(' → ')}`;
  });
}
