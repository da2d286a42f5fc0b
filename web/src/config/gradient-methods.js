// Which settings of a gradient method mean something.

/** Whether it nudges by a step size h. @param {string} gradient */
export const nudges = (gradient) => gradient !== 'backprop' && gradient !== 'forward-gradient';

/** Whether it follows random directions. @param {string} gradient */
export const drawsDirections = (gradient) => gradient === 'spsa' || gradient === 'forward-gradient';
