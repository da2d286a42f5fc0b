import temml from 'temml';

/**
 * Puts a lit-html template of its MathML in the place of each formula that a chapter marks with `tex`. Browsers render
 * MathML natively, so that the page needs no program that reads TeX.
 * @returns {import('vite').Plugin}
 */
export function formulasPlugin() {
  return {
    name: 'gradlab:formulas',
    transform: {
      filter: { id: /\/web\/src\/.*\.js$/, code: /\btex`/ },
      handler(code) {
        return { code: withFormulas(code, this.parse(code)), map: null };
      },
    },
  };
}

/**
 * Returns a formula as MathML, on a line of its own.
 * @param {string} source in TeX
 */
export function mathmlOf(source) {
  const mathml = temml.renderToString(source, { displayMode: true, throwOnError: true });
  return (
    mathml
      // The page's policy forbids style attributes, and the classes belong to a style sheet that it does not have.
      .replace(/ (?:style|class)="[^"]*"/g, '')
      // White space in templates is collapsed, and with it spaces at the edges of a text.
      .replaceAll('\u00a0', '&nbsp;')
  );
}

/** @param {string} code of a module @param {any} program its syntax tree */
export function withFormulas(code, program) {
  /** @type {{ start: number, end: number, text: string }[]} */
  const changes = [];
  for (const { node, start, end } of nodesOf(program)) {
    if (node.type === 'ImportDeclaration' && node.source.value.endsWith('/tex.js'))
      changes.push({ start, end, text: "import { html } from 'lit-html';" });
    if (node.type === 'TaggedTemplateExpression' && node.tag.name === 'tex')
      changes.push({ start, end, text: templateOf(node.quasi.quasis[0].value.raw) });
  }
  return changes
    .sort((a, b) => b.start - a.start)
    .reduce((changed, { start, end, text }) => changed.slice(0, start) + text + changed.slice(end), code);
}

/** @param {string} source in TeX */
const templateOf = (source) => `html\`${mathmlOf(source).replace(/[\\`$]/g, '\\$&')}\``;

/** Lists every node of a syntax tree. @param {any} node @returns {Generator<{ node: any, start: number, end: number }>} */
function* nodesOf(node) {
  if (typeof node?.type === 'string') yield { node, start: node.start, end: node.end };
  for (const child of Object.values(node)) if (child && typeof child === 'object') yield* nodesOf(child);
}
