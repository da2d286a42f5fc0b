/**
 * Measures how long each phase of a command takes. Phases may overlap.
 *
 * @typedef {'download' | 'work'} PhaseKind
 * @typedef {{ name: string, kind: PhaseKind, start: number, end: number }} Phase in seconds
 */

/** A shorter phase is not listed: it only found that everything was done already. In seconds. */
const shortest = 0.05;

export class PhaseClock {
  /** @param {() => number} [now] in milliseconds */
  constructor(now = () => performance.now()) {
    this.now = now;
    /** @type {Phase[]} */
    this.phases = [];
  }

  /**
   * Runs `work` as a phase and returns what it returns.
   * @template T
   * @param {string} name
   * @param {() => T} work may be asynchronous
   * @param {PhaseKind} [kind]
   * @returns {Promise<Awaited<T>>}
   */
  async measure(name, work, kind = 'work') {
    const start = this.now() / 1000;
    try {
      return await work();
    } finally {
      this.phases.push({ name, kind, start, end: this.now() / 1000 });
    }
  }

  /** Returns the table that a command prints at its end. @returns {string[]} */
  report() {
    const shown = this.phases.filter(({ start, end }) => end - start >= shortest).sort((a, b) => a.start - b.start);
    if (shown.length === 0) return [];
    const rows = shown.map(({ name, kind, start, end }) =>
      line(`${name}${kind === 'download' ? ' (download)' : ''}`, end - start),
    );
    const downloading = downloadingAlone(shown);
    return [
      'Time by phase; phases may overlap',
      ...rows,
      line('all of them', covered(shown)),
      ...(downloading > 0 ? [line('of which only downloading', downloading)] : []),
    ];
  }
}

/** The phases of the current command. */
export const phases = new PhaseClock();

/** @param {string} name @param {number} seconds */
function line(name, seconds) {
  return `  ${name.padEnd(44)} ${seconds.toFixed(1).padStart(7)} s`;
}

/** Returns for how many seconds at least one of the phases was running. @param {Phase[]} list */
export function covered(list) {
  let sum = 0;
  let reached = -Infinity;
  for (const { start, end } of [...list].sort((a, b) => a.start - b.start)) {
    sum += Math.max(0, end - Math.max(start, reached));
    reached = Math.max(reached, end);
  }
  return sum;
}

/** Returns for how many seconds only downloads were running. @param {Phase[]} list */
export function downloadingAlone(list) {
  return covered(list) - covered(list.filter(({ kind }) => kind === 'work'));
}
