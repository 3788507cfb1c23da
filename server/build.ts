import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { isFresh } from './freshness.ts'
import { UserError } from './user-error.ts'

/**
 * Builds the site unless the last build is of the sources as they are. Progress is on stderr.
 * @throws {UserError} the build failed; its messages are on stderr by then
 */
export async function ensureBuilt(root: string): Promise<void> {
  const dist = join(root, 'dist')
  if (isFresh(root, dist))
    return
  process.stderr.write(existsSync(dist)
    ? 'Sources are newer than the last build.\n'
    : 'This is the first start: the site is built once.\n')
  const status = await run(root)
  if (status !== 0)
    throw new UserError('The site cannot be built: see the messages above. To present the last build as it is: npm start -- --no-build')
}

/** Builds in a process of its own: what a bundler takes in memory is given back before the talk begins. */
function run(root: string): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [
      join(root, 'scripts', 'build.ts'),
    ], {
      cwd: root,
      stdio: ['ignore', 2, 2],
    })
    child.on('error', reject)
    child.on('exit', resolve)
  })
}
