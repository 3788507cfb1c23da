import type { ChildProcess } from 'node:child_process'
import { fork } from 'node:child_process'
import { once } from 'node:events'

/** A Node process of the bench and what the two tell each other: `In` goes to it, `Out` comes from it. */
export class Child<In extends object, Out extends { kind: string }> {
  readonly #process: ChildProcess
  readonly #handlers = new Set<(message: Out) => void>()

  /** @param script path of a TypeScript file */
  constructor(script: string) {
    this.#process = fork(script, [], {
      execArgv: ['--disable-warning=ExperimentalWarning'],
    })
    this.#process.on('message', message => [...this.#handlers].forEach(handle => handle(message as Out)))
  }

  send(message: In): void {
    this.#process.send(message)
  }

  /** Hears everything from now on; returns what ends it. */
  listen(handler: (message: Out) => void): () => void {
    this.#handlers.add(handler)
    return () => this.#handlers.delete(handler)
  }

  /** The next message of a kind. Rejects when none has come after `timeoutMs`, or the process has ended. */
  next<K extends Out['kind']>(kind: K, timeoutMs: number): Promise<Extract<Out, { kind: K }>> {
    return new Promise((resolve, reject) => {
      const settled = new AbortController()
      function settle(finish: () => void): void {
        settled.abort()
        finish()
      }
      const fail = (reason: string): void => settle(() => reject(new Error(`No "${kind}" from a bench process: ${reason}.`)))
      const timer = setTimeout(fail, timeoutMs, `${timeoutMs} ms are over`)
      const onexit = (): void => fail('it ended')
      this.#process.once('exit', onexit)
      const stopListening = this.listen((message) => {
        if (isKind(message, kind))
          settle(() => resolve(message))
      })
      settled.signal.addEventListener('abort', () => {
        clearTimeout(timer)
        this.#process.off('exit', onexit)
        stopListening()
      })
    })
  }

  /** Ends it; may be called twice. */
  async stop(): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null)
      return
    const exited = once(this.#process, 'exit')
    this.#process.kill('SIGKILL')
    await exited
  }
}

function isKind<Out extends { kind: string }, K extends Out['kind']>(message: Out, kind: K): message is Extract<Out, { kind: K }> {
  return message.kind === kind
}
