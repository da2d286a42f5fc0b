import { guideSteps } from '../../learn/guide-steps.js';
import { element, setText } from '../controls/element.js';
import { formatPrice } from '../training/step-cost-text.js';
import './guide.css';

/**
 * @typedef {import('../../state/reducer.js').State} State
 * @typedef {import('../../state/session.js').Actions} Actions
 */

/** Creates the card in the corner that guides the visitor through the first visit. @param {Actions} actions */
export function createGuideCard(actions) {
  const count = element('p', { class: 'note' });
  const title = element('h2', { tabindex: '-1', id: 'guide-title' });
  const text = element('p');
  const stepCost = element('ul', { class: 'guide-price' });
  const offer = element('button', {
    type: 'button',
    class: 'button button-small',
    onclick: () => actions.settings.setUp(guideSteps[step].offer?.settings ?? {}),
  });
  const back = element(
    'button',
    { type: 'button', class: 'button button-small', onclick: () => actions.guide.open(step - 1) },
    'Back',
  );
  const next = element('button', {
    type: 'button',
    class: 'button button-small',
    'data-testid': 'guide-next',
    onclick: () => (step === guideSteps.length - 1 ? actions.guide.end() : actions.guide.open(step + 1)),
  });
  const skip = element(
    'button',
    { type: 'button', class: 'button-quiet', 'data-testid': 'guide-skip', onclick: actions.guide.end },
    'Skip',
  );
  const root = element(
    'aside',
    { class: 'guide', 'aria-labelledby': 'guide-title', 'data-testid': 'guide' },
    element('div', { class: 'guide-head' }, count, skip),
    title,
    text,
    stepCost,
    element('div', { class: 'guide-buttons' }, offer, back, next),
  );
  root.addEventListener('keydown', (event) => event.key === 'Escape' && actions.guide.end());
  const narrow = matchMedia('(max-width: 59.99rem)');
  let step = -1;
  /** @type {Element|null} */
  let pointedAt = null;

  /** @param {number} chosen */
  function show(chosen) {
    step = chosen;
    const { title: name, text: words, panel, offer: offered } = guideSteps[step];
    setText(count, `Step ${step + 1} of ${guideSteps.length}`);
    setText(title, name);
    setText(text, words);
    offer.hidden = !offered;
    setText(offer, offered?.label ?? '');
    back.disabled = step === 0;
    setText(next, step === guideSteps.length - 1 ? 'Finish' : 'Next');
    actions.settings.set('panel', panel);
    title.focus({ preventScroll: true });
    requestAnimationFrame(pointOut);
  }

  /** Waits for a panel that is still being downloaded. */
  const coming = new MutationObserver(() => step >= 0 && document.querySelector(guideSteps[step].at) && pointOut());

  /** Points out the element that the step is about, as soon as it exists. */
  function pointOut() {
    coming.disconnect();
    pointedAt?.removeAttribute('data-guided');
    pointedAt = step < 0 ? null : document.querySelector(guideSteps[step].at);
    if (step >= 0 && !pointedAt) coming.observe(document.body, { childList: true, subtree: true });
    pointedAt?.setAttribute('data-guided', '');
    // On a phone the card covers the lower half of the screen.
    pointedAt?.scrollIntoView({ block: narrow.matches ? 'start' : 'nearest' });
  }

  return {
    root,
    /** @param {State} state */
    update(state) {
      const { step: wanted } = state.guide;
      root.hidden = wanted === null;
      if (wanted === null) {
        step = -1;
        return pointOut();
      }
      if (wanted !== step) show(wanted);
      else if (!pointedAt?.isConnected) pointOut();
      const done = guideSteps[step].done?.(state) ?? true;
      next.classList.toggle('button-primary', done);
      const lines = guideSteps[step].at.includes('gradient') ? stepCostsOf(state) : [];
      if (stepCost.textContent !== lines.join(''))
        stepCost.replaceChildren(...lines.map((line) => element('li', {}, line)));
    },
  };
}

/** @param {State} state */
function stepCostsOf({ stepCost, settings }) {
  return stepCost && !('pending' in stepCost)
    ? formatPrice(stepCost, settings.gradient)
    : ['Measuring what a step costs…'];
}
