import { tuningOf } from './run-choice.js';

/**
 * Creates a function that returns the factors by which the schedule in the settings multiplies the learning rate.
 * @param {import('../data/data-choice.js').Store} store
 * @param {import('../../worker/protocol.js').Engine} engine
 * @param {import('../data/data-choice.js').Notices} notices
 */
export const createScheduleFactors =
  (store, engine, notices) => async (/** @type {number} points evenly spread over the run */ points) => {
    const { settings } = store.get();
    const { schedule, epochs } = settings;
    const curve = () => engine.run.scheduleCurve(schedule, tuningOf(settings), epochs, points);
    return (await notices.attempt({ where: 'training', topic: 'schedule-curve' }, curve))?.result ?? null;
  };
