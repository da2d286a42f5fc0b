import { describe, expect, it } from 'vitest';
import { parseResults, resultsAsFile } from '../../../../web/src/state/results/results-file.js';
import { result } from './result.js';

const good = {
  network: 'dnn',
  implementation: 'pytorch',
  data: 'mnist',
  accuracy: 0.98,
  seconds: 20.5,
  epochs: 15,
  threads: null,
};
/** @param {object} [change] @param {object} [file] */
const text = (change, file) =>
  JSON.stringify(
    {
      format: 'gradlab-results',
      version: 1,
      by: 'a program',
      machine: 'a machine',
      results: [good, { ...good, ...change }],
      ...file,
    },
    null,
    2,
  );
/** @param {string} content */
const complaint = (content) => {
  try {
    parseResults(content, 'r.json');
  } catch (error) {
    return /** @type {Error} */ (error).message;
  }
  return 'none';
};

describe('a file of results', () => {
  it('is read with its machine, and marked as imported', () => {
    const [first, second] = parseResults(text({ machine: 'another' }), 'r.json');
    expect({ ...first, threads: null }).toEqual({
      ...good,
      id: 'imported-pytorch-dnn-0',
      images: null,
      projected: 1,
      by: 'a program',
      machine: 'a machine',
      source: 'imported',
    });
    expect(first).not.toHaveProperty('threads');
    expect(second).toMatchObject({ id: 'imported-pytorch-dnn-1', machine: 'another' });
  });

  it('comes back as it was saved, without what others reported', () => {
    const own = result({ id: 'a', projected: 0.25, learningRate: 0.002, command: 'npm run train' });
    const read = parseResults(
      resultsAsFile([own, result({ id: 'b', source: 'reported' })], 'Gradlab', 'a browser'),
      'r.json',
    );
    expect(read).toEqual([{ ...own, id: 'imported-a', source: 'imported', by: 'Gradlab', machine: 'a browser' }]);
  });

  it.each([
    ['is empty', ' \n'],
    ['r.json is cut short: it ends in line 13', text().slice(0, 260)],
    ['r.json is not JSON: ', text().replace('"accuracy"', 'accuracy')],
    ['is not a file of results', '[1, 2]'],
    ['is not a file of results', '{"format":"other"}'],
    ['version 2 of the format is not known', text({}, { version: 2 })],
    ['“results” is not a list', text({}, { results: {} })],
    ['“machine” is not a text', text({}, { machine: 7 })],
    ['results[1].accuracy: 98 is not a share from 0 to 1', text({ accuracy: 98 })],
    ['results[1].seconds: "20 s" is not a number above 0', text({ seconds: '20 s' })],
    ['results[1].network: "resnet" is none of single-neuron, ', text({ network: 'resnet' })],
    ['results[1].projected: 0 is not a share above 0', text({ projected: 0 })],
    ['results[1] has no “seconds”', text({ seconds: null })],
    ['results[0] is not an object', text({}, { results: [3] })],
  ])('that is bad is refused, saying what and where: %s', (message, content) => {
    expect(complaint(content)).toContain(message);
  });

  it('with names of its own in it does no harm', () => {
    expect(parseResults(text({ source: 'this visit', extra: 1, said: 'nonsense' }), 'r.json')[1]).not.toHaveProperty(
      'extra',
    );
    expect(parseResults(text({ source: 'this visit' }), 'r.json')[1].source).toBe('imported');
  });

  it('is refused, never half read, wherever it is cut', () => {
    const whole = text();
    for (let length = 0; length < whole.length - 1; length += 7)
      expect(complaint(whole.slice(0, length))).not.toBe('none');
  });
});
