// Runs a TypeScript file of this project on a fresh clone: `node scripts/run.mjs FILE.ts [ARGUMENT…]`.
// Plain JavaScript without dependencies, because it runs before there are any, on whatever Node there is (≥ 20).
import { spawn, spawnSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { constants } from 'node:os'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const isWindows = process.platform === 'win32'
/** The first Node that runs TypeScript and has SQLite without a flag. */
const OLDEST_NODE = [22, 18]
/** The package `node` ships a text file where its install script puts the program. */
const SMALLEST_PROGRAM_BYTES = 1_000_000
const PARENT_CHECK_MS = 500

const [script, ...args] = process.argv.slice(2)
if (!script)
  fail('Usage: node scripts/run.mjs FILE.ts [ARGUMENT…]')
if (!isInstalled())
  install()
run(findNode())

/** Whether what the lockfile asks for is in node_modules, version by version. */
function isInstalled() {
  const wanted = readPackages('package-lock.json')
  const present = readPackages('node_modules/.package-lock.json')
  if (!wanted)
    fail('package-lock.json is missing or unreadable. Restore it: git checkout package-lock.json')
  if (!present)
    return false
  // What other platforms alone need is in the lockfile, and rightly not installed.
  return Object.entries(wanted).every(([path, { version, integrity, optional, devOptional, link }]) => {
    const found = present[path]
    return path === '' || link || (found
      ? found.version === version && found.integrity === integrity
      : optional || devOptional)
  })
}

function readPackages(path) {
  try {
    return JSON.parse(readFileSync(join(root, path), 'utf8')).packages
  }
  catch {
    return null
  }
}

function install() {
  process.stderr.write('Installing what package-lock.json lists; this happens once and takes a minute or two …\n')
  const startMs = performance.now()
  // Warnings would list what does not run on an old Node: it runs on the project's own.
  const status = npm([
    'ci',
    '--include=dev',
    '--include=optional',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
    '--progress',
  ])
  if (status !== 0)
    fail('npm ci failed: see its messages above. It needs the npm registry, once.')
  process.stderr.write(`Installed in ${Math.round((performance.now() - startMs) / 1000)} s.\n`)
}

/** npm's own stdout goes to stderr: stdout belongs to the script. */
function npm(npmArgs) {
  const cli = process.env.npm_execpath
  const [command, commandArgs] = cli?.endsWith('.js')
    ? [
        process.execPath,
        [cli, ...npmArgs],
      ]
    : ['npm', npmArgs]
  return spawnSync(command, commandArgs, {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: isWindows && command === 'npm',
  }).status
}

/** The project's own Node, or the one that runs this if it is new enough. */
function findNode() {
  const pinned = join(root, 'node_modules', 'node', 'bin', isWindows ? 'node.exe' : 'node')
  if (isProgram(pinned))
    return pinned
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1]))
    return process.execPath
  process.stderr.write(`Node ${process.versions.node} is too old to run this project; fetching its own Node …\n`)
  // The install script was refused: do now what it would have done.
  spawnSync(process.execPath, ['installArchSpecificPackage.js'], {
    cwd: join(root, 'node_modules', 'node'),
    stdio: ['ignore', 2, 2],
  })
  if (isProgram(pinned))
    return pinned
  return fail(`This needs Node ${OLDEST_NODE.join('.')} or newer. The one in node_modules/node was not set up: run "npm rebuild node", or install a newer Node.`)
}

function isProgram(path) {
  try {
    return statSync(path).size > SMALLEST_PROGRAM_BYTES
  }
  catch {
    return false
  }
}

function run(node) {
  const child = spawn(node, [
    '--disable-warning=ExperimentalWarning',
    join(root, script),
    ...args,
  ], {
    cwd: root,
    stdio: 'inherit',
    // What the script starts finds the same Node first.
    env: {
      ...process.env,
      PATH: `${dirname(node)}${isWindows ? ';' : ':'}${process.env.PATH}`,
    },
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => child.kill(signal))
  endWithParent(child)
  child.on('error', error => fail(`${node} cannot be started: ${error.message}`))
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)))
}

/** npm that is told to end takes its shell along, but not what the shell started. */
function endWithParent(child) {
  const parent = process.ppid
  setInterval(() => {
    if (process.ppid !== parent)
      child.kill('SIGTERM')
  }, PARENT_CHECK_MS).unref()
}

function fail(message) {
  process.stderr.write(`${message}\n`)
  process.exit(1)
}
