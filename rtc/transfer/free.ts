/**
 * Gives the memory of buffers back now. The collector would wait until there is a lot of it, and a file is a lot of
 * buffers. Nobody may use them afterwards.
 *
 * They are sent to where nobody is: a buffer that is only detached, as `ArrayBuffer.prototype.transfer` does it, is
 * still held by what the engine wraps around it.
 */
export function free(...buffers: ArrayBuffer[]): void {
  const { port1, port2 } = new MessageChannel()
  port1.postMessage(null, buffers)
  port1.close()
  port2.close()
}
