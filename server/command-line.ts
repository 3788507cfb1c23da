import type { ParseArgsOptionsConfig } from 'node:util'
import { parseArgs } from 'node:util'
import { messageOf, UserError } from './user-error.ts'

/**
 * The options that were typed behind an npm command. `example`: the command with an option of its own.
 * @throws {UserError} an option that does not exist or has no value, or a word that is none
 */
export function readCommandLine<const T extends ParseArgsOptionsConfig>(args: readonly string[], options: T, example: string) {
  const [command] = example.split(' -- ')
  const { values, positionals: [stray] } = parse(args, options, `${command} -- --help`)
  // Without the two dashes npm keeps the option and hands on its value alone.
  if (stray !== undefined)
    throw new UserError(`Unexpected "${stray}": options go behind two dashes, as in ${example}.`)
  return values
}

function parse<const T extends ParseArgsOptionsConfig>(args: readonly string[], options: T, help: string) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options,
    })
  }
  catch (thrown) {
    const [sentence = ''] = messageOf(thrown).split(/\.(?:\s|$)/, 1)
    throw new UserError(`${sentence}. See ${help}.`)
  }
}
