import '../figures/plot.css';
import { element } from '../controls/element.js';
import { createRace } from './race.js';

/**
 * The panel in which ways to the gradient, and TensorFlow.js, learn the same thing against the clock.
 * @param {import('../../state/session.js').Actions} actions
 */
export function createPanel(actions) {
  const race = createRace(actions);
  return {
    root: element('div', {}, element('h2', { class: 'only-read-aloud' }, 'The race'), race.root),
    update: race.update,
  };
}
