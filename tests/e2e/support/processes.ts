import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

export interface Process {
  readonly pid: number
  readonly parent: number
  /** Its command line. */
  readonly args: string
}

/** A process and all that descend from it; none if it has ended. */
export function processTree(root: number | undefined): Process[] {
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' }).trim().split('\n')
  const processes = lines.map<Process>((line) => {
    const [, pid, parent, args = ''] = /^\s*(\d+)\s+(\d+)\s+(\S.*)$/.exec(line) ?? []
    return {
      pid: Number(pid),
      parent: Number(parent),
      args,
    }
  })
  const tree = processes.filter(({ pid }) => pid === root)
  for (const { pid } of tree)
    tree.push(...processes.filter(({ parent }) => parent === pid))
  return tree
}

/** Signals a process; one that has ended since it was listed needs no signal. */
export function signalProcess(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  }
  catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code !== 'ESRCH')
      throw thrown
  }
}

/** Of one process, without the files that it has mapped, in bytes; 0 if it has ended. */
export function residentBytes(pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    const kib = (name: string): number => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0)
    return (kib('RssAnon') + kib('RssShmem')) * 1024
  }
  catch {
    return 0
  }
}
