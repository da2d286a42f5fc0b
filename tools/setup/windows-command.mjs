// Starts programs on Windows, where only the command interpreter can run a batch file.

const metaCharacters = /[()\][%!^"`<>&|;, *?]/g;

/**
 * Quotes one argument of a batch file, so that the file receives exactly `argument`. Backslashes and quotes follow the
 * rules of Microsoft's C run-time library. The command interpreter's special characters are escaped twice, since they
 * are parsed again when the batch file passes `%*` on.
 * @param {string} argument
 */
export function quoteBatchArgument(argument) {
  const quoted = `"${argument.replace(/(\\*)"/g, '$1$1\\"').replace(/(\\+)$/, '$1$1')}"`;
  return escapeMeta(escapeMeta(quoted));
}

/** @param {string} text */
function escapeMeta(text) {
  return text.replace(metaCharacters, '^$&');
}

/**
 * @typedef {object} Command the arguments of `spawn`
 * @property {string} program
 * @property {string[]} args
 * @property {boolean} [windowsVerbatimArguments] the arguments are quoted already
 */

/**
 * Returns the command that starts a program on Windows. Only a batch file goes through the command interpreter;
 * everything else is started directly, and Node then quotes its arguments.
 * @param {string} program its full path
 * @param {string[]} args
 * @param {string} [interpreter]
 * @returns {Command}
 */
export function windowsCommand(program, args, interpreter = process.env.comspec ?? 'cmd.exe') {
  if (!/\.(bat|cmd)$/i.test(program)) return { program, args };
  const line = [escapeMeta(program), ...args.map(quoteBatchArgument)].join(' ');
  return { program: interpreter, args: ['/d', '/s', '/c', `"${line}"`], windowsVerbatimArguments: true };
}
