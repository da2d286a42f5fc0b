import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { output, run, runConcurrently } from '../../tools/setup/process.mjs';
import { quoteBatchArgument, windowsCommand } from '../../tools/setup/windows-command.mjs';

/** What is left of a line when the command interpreter has parsed it once: `^` takes the meaning from the character after it. @param {string} line */
const parsedByInterpreter = (line) => line.replace(/\^([^])/g, '$1');

/** The arguments that the C run-time library reads from a command line: the inverse of its documented rules. @param {string} line */
function readByProgram(line) {
  const found = [];
  for (const [, quoted] of line.matchAll(/"((?:[^"\\]|\\+"|\\+)*?)"(?= |$)/g))
    found.push(
      quoted.replace(
        /(\\+)("|$)/g,
        (_, slashes, end) => slashes.slice(0, slashes.length / 2) + (end === '"' ? '"' : ''),
      ),
    );
  return found;
}

describe('starting a program on Windows', () => {
  test('a program that is no batch file is started directly, its arguments untouched', () => {
    expect(windowsCommand('C:\\Program Files\\nodejs\\node.exe', ['a b', '"'])).toEqual({
      program: 'C:\\Program Files\\nodejs\\node.exe',
      args: ['a b', '"'],
    });
  });

  test('a batch file goes to the command interpreter in one quoted line', () => {
    expect(windowsCommand('C:\\Program Files\\nodejs\\npm.cmd', ['ci'], 'cmd.exe')).toEqual({
      program: 'cmd.exe',
      args: ['/d', '/s', '/c', '"C:\\Program^ Files\\nodejs\\npm.cmd ^^^"ci^^^""'],
      windowsVerbatimArguments: true,
    });
  });

  test.each([
    'plain',
    'a b',
    '',
    'C:\\My Folder\\',
    'say "hello"',
    'ends with a backslash and quote\\"',
    '100%',
    'a&b|c>d<e',
    '^caret^',
    '(x)!',
    'comma,semicolon;star*',
  ])('a batch file that passes %%* on receives %j as it is', (argument) => {
    expect(readByProgram(parsedByInterpreter(parsedByInterpreter(quoteBatchArgument(argument))))).toEqual([argument]);
  });

  test('no character of an argument keeps its meaning for the command interpreter', () => {
    const once = parsedByInterpreter(quoteBatchArgument('a & del "x" %PATH%'));
    expect(once.replace(/\^[^]/g, '')).not.toMatch(/[&%"]/);
  });
});

describe('starting a program here', () => {
  const args = ['with a space', 'quote"', '$HOME', 'a&b', '*', ''];

  test('arguments arrive as they are, from a folder with a space in its name', async () => {
    const folder = join(mkdtempSync(join(tmpdir(), 'gradlab-process-')), 'with a space');
    mkdirSync(folder);
    try {
      const script = join(folder, 'show arguments.mjs');
      writeFileSync(script, 'console.log(JSON.stringify(process.argv.slice(2)))');
      expect(JSON.parse(output(process.execPath, [script, ...args]) ?? '')).toEqual(args);
    } finally {
      rmSync(join(folder, '..'), { recursive: true });
    }
  });

  test('a program that fails or does not exist is an error that names it and the next step', async () => {
    const failing = ['-e', 'process.exit(3)'];
    expect(() => run(process.execPath, failing, { quiet: true, nextStep: 'do this' })).toThrow(/exit code 3/);
    await expect(
      runConcurrently(process.execPath, failing, { show: 'when it fails', nextStep: 'do this' }),
    ).rejects.toMatchObject({ nextStep: 'do this' });
    await expect(runConcurrently('no-such-program-of-gradlab', [])).rejects.toThrow(/no-such-program-of-gradlab/);
    expect(output(process.execPath, failing)).toBe(null);
  });
});
