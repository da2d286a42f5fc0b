/** A whole run's result, for tests. @param {Partial<import('../../../../web/src/state/results/results.js').Result>} [change] @returns {import('../../../../web/src/state/results/results.js').Result} */
export const result = (change) => ({
  id: 'a',
  network: 'dnn',
  implementation: 'backprop',
  data: 'mnist',
  images: 60_000,
  accuracy: 0.9872,
  seconds: 45,
  projected: 1,
  epochs: 15,
  source: 'this visit',
  ...change,
});
