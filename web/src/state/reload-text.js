/** Says what a reload of the page leaves. @param {Pick<import('./reducer.js').State, 'data'>} state */
export const formatReload = ({ data }) =>
  data.stored
    ? 'Your run and your data are kept in this browser.'
    : 'This browser keeps nothing, so reloading ends the run and forgets your files.';
