/** A set-up step that cannot go on. `nextStep` is what the person at the keyboard can do about it. */
export class SetupError extends Error {
  /**
   * @param {string} message
   * @param {string} nextStep
   */
  constructor(message, nextStep) {
    super(message);
    this.name = 'SetupError';
    this.nextStep = nextStep;
  }
}

/** @param {string} line */
export function announce(line) {
  console.log(`• ${line}`);
}

/** Ends the process as every command of this project does when it cannot go on. @param {unknown} error @returns {never} */
export function exitWith(error) {
  if (error instanceof SetupError) console.error(`\n✗ ${error.message}\n  Next step: ${error.nextStep}`);
  else console.error(error);
  process.exit(1);
}
