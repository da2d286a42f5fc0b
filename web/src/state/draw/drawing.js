import { latestOnly } from '../latest-only.js';

/**
 * Requests predictions for the drawing, as often as the worker can keep up with.
 * @param {import('../data/data-choice.js').Store} store
 * @param {import('../../worker/protocol.js').Engine} engine
 * @param {import('../data/data-choice.js').Notices} notices
 */
export function createDrawing(store, engine, notices) {
  /** Increases each time the drawing is cleared, so that predictions for earlier drawings are ignored. */
  let sheet = 0;

  const predictLatest = latestOnly(
    async (
      /** @type {{ drawnOn: number, ink: Uint8Array, width: number, height: number, parts: Uint8Array[] }} */ drawing,
    ) => {
      const { drawnOn, ink, width, height, parts } = drawing;
      if (drawnOn !== sheet) return;
      const predicted = await notices.attempt({ where: 'draw', topic: 'draw' }, () =>
        engine.draw.predict(ink, width, height, parts),
      );
      if (predicted && drawnOn === sheet) store.dispatch({ type: 'prediction', prediction: predicted.result });
    },
  );

  return {
    /**
     * @param {Uint8Array} ink 0 paper … 255 ink, row by row
     * @param {number} width
     * @param {number} height
     * @param {Uint8Array[]} [parts] the ink of each digit, if there are several next to each other
     */
    predict: (ink, width, height, parts = []) => void predictLatest({ drawnOn: sheet, ink, width, height, parts }),
    clear() {
      sheet += 1;
      store.dispatch({ type: 'prediction', prediction: null });
      void notices.attempt({ where: 'draw', topic: 'draw' }, () => engine.draw.clear());
    },
  };
}
