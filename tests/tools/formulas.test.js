import { parseAst } from 'vite';
import { describe, expect, it } from 'vitest';
import { mathmlOf, withFormulas } from '../../tools/vite/formulas.mjs';

describe('Formulas of the built page', () => {
  it('are MathML without styles and classes', () => {
    expect(mathmlOf('a^2')).toBe('<math display="block"><msup><mi>a</mi><mn>2</mn></msup></math>');
    for (const tex of ['δ^L', '\\frac{1}{\\sqrt{n}}', 'σ′(z)', '\\text{if } x'])
      expect(mathmlOf(tex), tex).not.toMatch(/ (style|class)=/);
  });

  it('keep the spaces at the edges of a text', () => {
    expect(mathmlOf('\\text{ if }')).toContain('<mtext>&nbsp;if&nbsp;</mtext>');
  });

  it('name a mistake', () => {
    expect(() => mathmlOf('\\frac{1')).toThrow("expected '}'");
    expect(() => mathmlOf('\\nonsense')).toThrow('\\nonsense');
  });

  it('take the place of TeX as templates', () => {
    const code = "import { tex } from '../tex.js';\nexport const formula = tex`a < \\frac{1}{n}`;";
    const changed = withFormulas(code, parseAst(code));
    expect(changed).toMatch(/^import \{ html \} from 'lit-html';\n/);
    expect(changed).toContain('formula = html`<math display="block"><mrow><mi>a</mi><mo>&lt;</mo><mfrac>');
    expect(changed).not.toContain('tex');
  });
});
