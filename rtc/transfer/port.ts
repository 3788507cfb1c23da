/** The page's end of something that works elsewhere: in a worker, or, where nobody waits for it, in the page itself. */
export interface Port<In, Out> {
  onmessage: ((message: Out) => void) | null
  post: (message: In, transfer?: Transferable[]) => void
  /** Ends it, whatever it is at; may be called twice. */
  close: () => void
}

/** What works: takes messages, and answers through `reply`. */
export type Service<In, Out> = (reply: (message: Out, transfer?: Transferable[]) => void) => (message: In) => void

/** The part of a worker's global scope that a service needs; its own library of types excludes that of pages. */
interface WorkerScope {
  onmessage: ((event: MessageEvent) => void) | null
  postMessage: (message: unknown, transfer?: Transferable[]) => void
}

/** Runs a service in the worker that calls this. */
export function serveInWorker<In, Out>(service: Service<In, Out>): void {
  const scope = globalThis as unknown as WorkerScope
  const take = service((message, transfer = []) => scope.postMessage(message, transfer))
  scope.onmessage = ({ data }) => take(data as In)
}

/** The end of a service in a worker. */
export function workerPort<In, Out>(worker: Worker): Port<In, Out> {
  const port: Port<In, Out> = {
    onmessage: null,
    post: (message, transfer = []) => worker.postMessage(message, transfer),
    close: () => worker.terminate(),
  }
  worker.onmessage = ({ data }) => port.onmessage?.(data as Out)
  return port
}

/** The end of a service that runs here. */
export function localPort<In, Out>(service: Service<In, Out>): Port<In, Out> {
  let isClosed = false
  const port: Port<In, Out> = {
    onmessage: null,
    post: () => {},
    close() {
      isClosed = true
    },
  }
  const take = service((message) => {
    if (!isClosed)
      port.onmessage?.(message)
  })
  port.post = (message) => {
    if (!isClosed)
      take(message)
  }
  return port
}
