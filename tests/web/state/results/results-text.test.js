import { describe, expect, it } from 'vitest';
import {
  plainDuration,
  resultsAsCsv,
  resultsAsMarkdown,
  tableAsMarkdown,
} from '../../../../web/src/state/results/results-text.js';
import { result } from './result.js';

describe('the table as text', () => {
  it('says of a cell that was tried in vain why it is empty, and counts it among no numbers', () => {
    const vain = result({
      network: 'alexnet',
      implementation: 'tensorflow.js cpu',
      accuracy: null,
      seconds: null,
      machine: 'a machine',
      why: 'not one step within 65 s.',
      source: 'reference',
    });
    expect(tableAsMarkdown([vain], 'mnist')).toContain('Tried on a machine: not one step within 65 s.');
    expect(resultsAsMarkdown([vain], 'mnist').match(/AlexNet/g)).toHaveLength(1);
    const report = result({ ...vain, id: 'b', seconds: 3, why: undefined, source: 'reported' });
    expect(tableAsMarkdown([vain, report], 'mnist')).toMatch(/\(\d\)<br>/);
  });

  it('as CSV has a row a result, with no accuracy of a share among the results', () => {
    const [head, row] = resultsAsCsv([result({ projected: 0.5, note: '=1+1', said: 'so, "it"' })]).split('\r\n');
    expect(head).toMatch(/^network,implementation,data,"accuracy \(test set, share from 0 to 1\)",seconds measured,/);
    expect(row).toBe('dnn,backprop,mnist,,45,0.5,15,,,,,,60000,,,this visit,,,,"so, ""it""",\'=1+1,,,90,0.9872');
  });

  it('as Markdown says what is projected, without an accuracy, what is from elsewhere, and why a cell is empty', () => {
    const table = tableAsMarkdown(
      [
        result({ projected: 0.01 }),
        result({ implementation: 'pytorch', source: 'reference' }),
        result({ implementation: 'pytorch', source: 'reported', accuracy: 0.97, seconds: null }),
      ],
      'mnist',
    );
    const line = table.split('\n').find((each) => each.startsWith('| DNN'));
    expect(line).toContain('| *≈ 75 min*<br>1% run |');
    expect(line).toContain('98.72% †<br>45 s<br>97.00% ‡');
    expect(table).toContain('(1) Not measured on these images.');
    expect(table).toMatch(/\| CNN \|.*\(4\)/);
    expect(table).toContain('no gradient of a convolution');
  });

  it('as Markdown lists every number of these images with its command', () => {
    const text = resultsAsMarkdown(
      [
        result({ command: 'npm run train -- --preset dnn', imagesPerSecond: 20_123 }),
        result({ data: 'digits', accuracy: 0.5 }),
      ],
      'mnist',
    );
    expect(text).toContain(
      '| DNN | Backpropagation | 98.72% | 45 s | whole | 15 | – | – | 20,100 | – | – | this visit | `npm run train -- --preset dnn` |',
    );
    expect(text).not.toContain('50.00%');
  });

  it('says durations as a person would', () => {
    expect([3.14159, 59.6, 600, 20_000, 400_000, 1e9].map(plainDuration)).toEqual([
      '3.1 s',
      '60 s',
      '10 min',
      '5 h 33 min',
      '5 days',
      '32 years',
    ]);
  });
});
