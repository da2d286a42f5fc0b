/**
 * Removes the white space from lit-html's templates that HTML does not show: what exceeds one space, and all of it at
 * the edges of boxes. The templates are indented for those who read the source.
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

/** Elements at whose edges HTML shows no white space. */
const boxes =
  'article|aside|button|dd|div|dl|dt|figcaption|figure|form|h[1-6]|legend|li|ol|option|p|section|summary|t[dhr]|ul';
/** Takes the place of an expression. */
const hole = '\u0001';

/** @param {string} text of a template, with a hole for each expression */
function minifiedText(text) {
  return text
    .replace(/\s+/g, ' ')
    .replace(new RegExp(`(<(?:${boxes})(?: [^<>]*)?>) `, 'g'), '$1')
    .replace(new RegExp(` (</(?:${boxes})>)`, 'g'), '$1');
}

/** @param {string} code of a module @param {unknown} program its syntax tree */
export function minifiedTemplates(code, program) {
  /** @type {{ start: number, end: number, text: string }[]} */
  const texts = [];
  visit(program, ({ type, tag, quasi }) => {
    if (type !== 'TaggedTemplateExpression' || !['html', 'svg'].includes(tag.name)) return;
    /** @type {{ start: number, end: number }[]} */
    const parts = quasi.quasis;
    const minified = minifiedText(parts.map(({ start, end }) => code.slice(start, end)).join(hole)).split(hole);
    texts.push(...parts.map(({ start, end }, i) => ({ start, end, text: minified[i] })));
  });
  let minified = '';
  let done = 0;
  for (const { start, end, text } of texts.sort((a, b) => a.start - b.start)) {
    minified += code.slice(done, start) + text;
    done = end;
  }
  return minified + code.slice(done);
}

/** Calls back with every node of a syntax tree. @param {any} node @param {(node: any) => void} callback */
function visit(node, callback) {
  if (typeof node?.type === 'string') callback(node);
  for (const child of Object.values(node)) if (child && typeof child === 'object') visit(child, callback);
}
