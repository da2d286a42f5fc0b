import { controls } from '../../config/hyper-parameters.js';
import { element, setText } from '../controls/element.js';
import { term } from '../controls/term.js';

/** Creates a sample of a line as the charts draw it. @param {string} kind */
function lineSample(kind) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 32 12');
  svg.setAttribute('class', `line-${kind}`);
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', 'M2 6H30');
  svg.append(path);
  return svg;
}

/** Creates the legend that explains the curves' line styles. */
export function createCurveLegend() {
  const method = element('span');
  const trainingWords = element('span');
  const validation = element('li', {}, lineSample('validation'), term('validation set', 'Validation'));
  const batch = element('li', {}, lineSample('mini-batch'), element('span', {}, 'Loss of each ', term('mini-batch')));
  const root = element(
    'ul',
    { class: 'legend', 'aria-label': 'Legend' },
    element('li', {}, element('span', { class: 'method-mark', 'aria-hidden': 'true' }), method),
    element('li', {}, lineSample('train'), element('span', {}, term('training set', 'Training'), trainingWords)),
    validation,
    element('li', {}, lineSample('test'), term('test set', 'Test')),
    batch,
  );
  return {
    root,
    /** @param {{ gradient: string, byEpoch: boolean, validates: boolean }} shown */
    update({ gradient, byEpoch, validates }) {
      const label = controls.gradient.options?.find((option) => option.value === gradient)?.label ?? gradient;
      if (method.textContent !== label) method.replaceChildren(term(gradient, label));
      setText(trainingWords, byEpoch ? '' : ', running mean');
      validation.hidden = !validates;
      batch.hidden = byEpoch;
    },
  };
}
