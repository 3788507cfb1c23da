import type { Carrier, CarrierKind, RawTuning } from './carrier.ts'
import { isEngine, isPeerjs } from './carrier.ts'
import { Echo } from './echo.ts'
import { openEngine } from './engine-carrier.ts'
import { callPeer } from './peerjs-carrier.ts'
import { openRaw } from './raw-carrier.ts'

export interface FileBenchPage {
  /** Opens an end under a name that both ends know. PeerJS finds the other end alone, once that has been opened. */
  readonly open: (kind: CarrierKind, tuning: RawTuning, isSender: boolean, name: string) => Promise<void>
  /** The sender's offer, the receiver's answer to it, and nothing when the sender hears that. */
  readonly describe: (remote?: RTCSessionDescriptionInit) => Promise<RTCSessionDescriptionInit | null>
  /** Done when this end can send and hear. */
  readonly ready: () => Promise<void>
  readonly receive: (sizeBytes: number) => Promise<void>
  /** Sends the chosen file. */
  readonly send: () => Promise<SendResult>
  readonly close: () => Promise<void>
}

export interface SendResult {
  /** From when the other end wants it until this end knows that all is there. */
  readonly durationMs: number
  /** Round trips meanwhile. */
  readonly loadedRttsMs: number[]
  /** Round trips right after it. */
  readonly idleRttsMs: number[]
}

declare global {
  interface Window { fileBench: FileBenchPage }
}

const ECHO_PAUSE_MS = 50
const IDLE_ECHOES = 50

interface End {
  readonly carrier: Carrier
  readonly echo: Echo
}

let end: Promise<End> | null = null

async function opened(): Promise<End> {
  if (!end)
    throw new Error('No end is open.')
  return end
}

window.fileBench = {
  async open(kind, tuning, isSender, name) {
    const toEnd = (carrier: Carrier): End => ({
      carrier,
      echo: new Echo(carrier.connection, isSender),
    })
    if (isPeerjs(kind)) {
      const { connected } = await callPeer(kind, isSender, name)
      end = connected.then(toEnd)
      return
    }
    const connection = new RTCPeerConnection()
    end = Promise.resolve(toEnd(isEngine(kind)
      ? openEngine(connection, kind)
      : openRaw(connection, tuning)))
  },

  async describe(remote) {
    const { connection } = (await opened()).carrier
    if (remote)
      await connection.setRemoteDescription(remote)
    if (remote?.type === 'answer')
      return null
    await connection.setLocalDescription()
    while (connection.iceGatheringState !== 'complete')
      await new Promise(resolve => connection.onicegatheringstatechange = resolve)
    return connection.localDescription
  },

  async ready() {
    await (await opened()).echo.opened()
  },

  async receive(sizeBytes) {
    await (await opened()).carrier.receive(sizeBytes)
  },

  async send() {
    const file = document.querySelector('input')?.files?.[0]
    if (!file)
      throw new Error('No file is chosen.')
    const { carrier, echo } = await opened()
    await carrier.offer(file)
    const stopAsking = echo.keepAsking(ECHO_PAUSE_MS)
    const startMs = performance.now()
    await carrier.send(file)
    const durationMs = performance.now() - startMs
    const loadedRttsMs = await stopAsking()
    const idleRttsMs: number[] = []
    for (let count = 0; count < IDLE_ECHOES; count++)
      idleRttsMs.push(await echo.ask())
    return { durationMs, loadedRttsMs, idleRttsMs }
  },

  async close() {
    await (await opened()).carrier.close()
    end = null
  },
}
