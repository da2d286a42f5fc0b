/** The error of a set-up step that cannot continue. `nextStep` says what the user can do about it. */
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

/** Prints an error and ends the process, as all commands of the project do. @param {unknown} error @returns {never} */
export function exitWith(error) {
  if (error instanceof SetupError) console.error(`\n✗ ${error.message}\n  Next step: ${error.nextStep}`);
  else console.error(error);
  process.exit(1);
}
