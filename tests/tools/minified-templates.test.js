import { parseAst } from 'vite';
import { describe, expect, it } from 'vitest';
import { minifiedTemplates } from '../../tools/vite/minified-templates.mjs';

/** @param {string} code */
const minified = (code) => minifiedTemplates(code, parseAst(code));

describe('Templates of the built page', () => {
  it('hold one space for each run of white space', () => {
    expect(minified('html`<span>\n    ${a}\n    <b\n      class="x"\n    >y</b>\n  </span>`;')).toBe(
      'html`<span> ${a} <b class="x" >y</b> </span>`;',
    );
  });

  it('hold none at the edges of boxes', () => {
    expect(minified('html`<p\n  class=${a}\n>\n  ${b}, c\n</p>\n<pre>\n</pre>`;')).toBe(
      'html`<p class=${a} >${b}, c</p> <pre> </pre>`;',
    );
  });

  it('within templates, too, while the code between them stays', () => {
    expect(minified('x =  html`<ul>\n  ${rows.map(\n  (row) => svg`<g>\n  </g>`)}\n</ul>`;')).toBe(
      'x =  html`<ul>${rows.map(\n  (row) => svg`<g> </g>`)}</ul>`;',
    );
  });

  it('are those of lit-html alone', () => {
    expect(minified('const text = `a\n  b`;')).toBe('const text = `a\n  b`;');
  });
});
