/**
 * Collapses white space in lit-html's templates: HTML shows a run of it as one space. The templates are indented for
 * those who read the source.
 * @returns {import('vite').Plugin}
 */
export function minifiedTemplatesPlugin() {
  return {
    name: 'gradlab:minified-templates',
    apply: 'build',
    transform: {
      filter: { id: /\/web\/src\/.*\.js$/, code: /\b(?:html|svg)`/ },
      handler(code) {
        return { code: minifiedTemplates(code, this.parse(code)), map: null };
      },
    },
  };
}

/** @param {string} code of a module @param {unknown} program its syntax tree */
export function minifiedTemplates(code, program) {
  /** @type {{ start: number, end: number }[]} */
  const texts = [];
  visit(program, (node) => {
    if (node.type !== 'TaggedTemplateExpression' || !['html', 'svg'].includes(node.tag.name)) return;
    texts.push(...node.quasi.quasis);
  });
  let minified = '';
  let end = 0;
  for (const text of texts.sort((a, b) => a.start - b.start)) {
    minified += code.slice(end, text.start) + code.slice(text.start, text.end).replace(/\s+/g, ' ');
    ({ end } = text);
  }
  return minified + code.slice(end);
}

/** Calls back with every node of a syntax tree. @param {any} node @param {(node: any) => void} callback */
function visit(node, callback) {
  if (typeof node?.type === 'string') callback(node);
  for (const child of Object.values(node)) if (child && typeof child === 'object') visit(child, callback);
}
