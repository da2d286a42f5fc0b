import ts from 'typescript';

/**
 * Holds the rules for the page's English that a program can check: words that readers stumble over, percentages, and
 * the length of sentences.
 */

/** The most words of a sentence. */
const longest = 25;

/** What the page's English avoids, and what it says instead. @type {[RegExp, string][]} */
const banned = [
  [/\banew\b/i, 'again'],
  [/\bbesides?\b/i, 'next to, or with'],
  [/\bby chance\b/i, 'at random'],
  [/\b(a|an|one|another) [\w-]+( [\w-]+)? of its own\b/i, 'its own …, or separate'],
  [/\b(what|that|where|there|which) stands\b|\bstands (in|at|for|on) (its|the|this)\b/i, 'is written'],
  [/\bis told\b|\bthe page says so\b|\bno word\b|\bnothing worse\b|\babreast\b|\botherwise than\b/i, 'say it plainly'],
  [/\d[\s\u202f\u00a0]%/, '80%'],
];

/** Names of tags that end a sentence: what follows them is another text. */
const blocks =
  /<\/?(p|li|ul|ol|dt|dd|dl|td|th|tr|table|h[1-6]|div|section|figure|figcaption|summary|details|button|label|option|legend|article|nav|aside|form|fieldset|select|textarea|br|span class="note"|header|footer|main|svg|text|title)\b[^>]*>/gi;

/** Returns the texts in a lit-html template. @param {string} markup with \ue000 for each expression */
function textsOf(markup) {
  const attributes = [...markup.matchAll(/(?:aria-label|aria-description|title|placeholder|alt)="([^"]*)"/g)].map(
    ([, text]) => text,
  );
  const visible = markup
    .replace(/<(style|script)[\s\S]*?<\/\1>/g, '')
    .replace(blocks, '\n\n')
    .replace(/<[^>]*>/g, '');
  return [...attributes, ...visible.split(/\n\s*\n/)];
}

/** @param {ts.TemplateLiteral} node */
function templateText(node) {
  if (ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  return node.head.text + node.templateSpans.map(({ literal }) => `\ue000${literal.text}`).join('');
}

/**
 * Returns the texts in a program that a reader may see: those of at least two words.
 * @param {string} path
 * @param {string} program
 * @returns {{ line: number, text: string }[]}
 */
function textsIn(path, program) {
  const file = ts.createSourceFile(path, program, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS);
  /** @type {{ line: number, text: string }[]} */
  const found = [];

  /** @param {ts.Node} node @param {string} text */
  function add(node, text) {
    const flat = text.replace(/\s+/g, ' ').trim();
    const { line } = file.getLineAndCharacterOfPosition(node.getStart());
    if (/[a-z]+[ \ue000]+\S*[a-z]+ /i.test(`${flat} `)) found.push({ line: line + 1, text: flat });
  }

  /** Joins what is added up: 'a' + b + `c`. @param {ts.Node} node @returns {string | null} */
  function joined(node) {
    if (ts.isStringLiteral(node)) return node.text;
    if (ts.isTemplateLiteral(node)) return templateText(node);
    if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken) {
      const [a, b] = [joined(node.left), joined(node.right)];
      return a === null && b === null ? null : `${a ?? '\ue000'}${b ?? '\ue000'}`;
    }
    return null;
  }

  /** Visits the expressions inside a text. @param {ts.Node} node */
  function visitInside(node) {
    if (ts.isTemplateExpression(node)) node.templateSpans.forEach(({ expression }) => visit(expression));
    if (!ts.isBinaryExpression(node)) return;
    for (const side of [node.left, node.right]) joined(side) === null ? visit(side) : visitInside(side);
  }

  /** @param {ts.Node} node @returns {void} */
  function visit(node) {
    if (ts.isImportDeclaration(node)) return;
    const isMarkup = ts.isTaggedTemplateExpression(node);
    const text = isMarkup ? templateText(node.template) : joined(node);
    if (text === null) return void ts.forEachChild(node, visit);
    (isMarkup ? textsOf(text) : [text]).forEach((each) => add(node, each));
    visitInside(isMarkup ? node.template : node);
  }

  visit(file);
  return found;
}

/** @param {string} text */
const sentencesOf = (text) => text.split(/(?<=[.?!…][’”)]?)\s+(?=[A-Z“…\ue000‖{[])|:\s+(?=[A-Z])/);

/** @param {string} sentence */
const wordsIn = (sentence) => sentence.split(/\s+/).filter((word) => /[\p{L}\p{N}\ue000]/u.test(word)).length;

/** A quotation is not the page's own English. @param {string} text */
const ownWords = (text) => text.replaceAll(/“[^”]*”/g, '“…”');

/**
 * Returns what in a program's texts a reader would stumble over.
 * @param {string} path inside the checkout
 * @param {string} program
 * @returns {string[]}
 */
export function problemsInText(path, program) {
  if (!isShown(path)) return [];
  return textsIn(path, program).flatMap(({ line, text }) => {
    const own = ownWords(text).replaceAll('\ue000', '…');
    const words = banned.flatMap(([pattern, better]) =>
      pattern.test(own) ? [`“${pattern.exec(own)?.[0]}”: ${better}`] : [],
    );
    const lengths = sentencesOf(own)
      .filter((sentence) => wordsIn(sentence) > longest)
      .map((sentence) => `${wordsIn(sentence)} words, over ${longest}: ${sentence}`);
    return [...words, ...lengths].map((problem) => `${path}:${line}: ${problem}`);
  });
}

/** Whether the texts of a file appear in the page. @param {string} path */
const isShown = (path) => /^web\/src\/(views|config|state|learn|peers|worker)\/.*\.js$/.test(path);
