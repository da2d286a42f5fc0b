import { element, setAttribute, setText } from '../controls/element.js';
import { createProgressBar } from '../controls/progress-bar.js';
import { createWaySwitch } from './way-switch.js';
import { methodOf, progressFraction, formatSetUp, formatStatus } from './status-text.js';

/**
 * @typedef {import('../../state/reducer.js').State} State
 * @typedef {import('../../state/session.js').Actions} Actions
 */

/**
 * @param {string} testid
 * @param {string} label
 * @param {() => void} onclick
 * @param {string} [more]
 */
const button = (testid, label, onclick, more = '') =>
  element('button', { type: 'button', class: `button ${more}`, 'data-testid': testid, onclick }, label);

/** @param {State} state */
function startLabel({ status }) {
  if (status === 'paused') return 'Resume';
  return status === 'done' ? 'Start again' : 'Start';
}

/**
 * Creates the buttons that start, pause, step and reset a run, and the line with its state.
 * @param {Actions} actions
 */
export function createTransport(actions) {
  let paused = false;
  const start = button(
    'start',
    'Start',
    () => (paused ? actions.run.resume() : actions.run.start()),
    'button-primary transport-start',
  );
  const pause = button('pause', 'Pause', () => actions.run.pause());
  const step = button('step', 'One step', () => actions.run.step());
  const reset = button('reset', 'Reset', () => actions.run.reset());
  const status = element('p', { class: 'transport-status', role: 'status', 'data-testid': 'status' });
  const label = element('span', { class: 'transport-label', 'data-testid': 'run-label' });
  const draft = element('span', { class: 'transport-draft' }, 'The form applies to the next run.');
  const hint = element('p', { class: 'note transport-hint' }, label, draft);
  const ways = createWaySwitch(actions);
  const bar = createProgressBar({ 'aria-label': 'Training', 'data-testid': 'progress' });
  const root = element(
    'div',
    { class: 'run-bar' },
    element(
      'section',
      { class: 'transport', 'aria-label': 'Run' },
      element('div', { class: 'transport-buttons' }, start, pause, step, reset),
      bar.root,
      element('div', { class: 'transport-words' }, status, hint),
    ),
    ways.root,
  );

  /** @param {State} state */
  function update(state) {
    const busy = state.status === 'loading' || state.status === 'error';
    const training = state.status === 'training';
    paused = state.status === 'paused';
    setText(start, startLabel(state));
    const focused = document.activeElement;
    start.disabled = busy || training;
    pause.disabled = !training;
    // A button that has just been disabled passes the focus to its counterpart.
    if (focused === start && training) pause.focus();
    if (focused === pause && !training && !busy) start.focus();
    step.disabled = busy || training || state.status === 'done';
    reset.disabled = !state.run;
    setAttribute(bar.root, 'data-method', methodOf(state));
    setAttribute(status, 'data-state', state.status);
    setText(status, formatStatus(state));
    setText(label, formatSetUp(state));
    setAttribute(label, 'title', formatSetUp(state));
    draft.hidden = !state.pendingReset;
    bar.update(progressFraction(state.run));
    ways.update(state);
  }
  return { root, update };
}
