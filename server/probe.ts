import type { HostTransport } from '../room/transport.ts'
import type { OpenPeerOptions } from '../rtc/peer.ts'
import { FILLER_LENGTH } from '../rtc/probe-filler.ts'
import { PROBE_PEER_ID } from '../rtc/probe-protocol.ts'
import { RateLimit } from '../rtc/rate-limit.ts'
import { ProbeSession } from './probe-session.ts'

/** Devices measured at one time: more would measure each other. */
const MAX_SESSIONS = 3
/** In the long run a device every two seconds: somebody who measures without end gets a small part of the laptop. */
const SESSIONS_PER_SECOND = 0.5
const SESSION_BURST = 10

/**
 * Lets devices measure their path to this process, by an id and connections of their own: whatever they send, the
 * room hears none of it.
 */
export async function startProbe(options: Pick<OpenPeerOptions, 'server' | 'iceServers'>): Promise<Pick<HostTransport, 'close'>> {
  await import('./webrtc-polyfill.ts')
  const { createPeerListener } = await import('../room/peer-transport.ts')
  const sessions = new Set<ProbeSession>()
  const rate = new RateLimit({
    perSecond: SESSIONS_PER_SECOND,
    burst: SESSION_BURST,
    nowMs: Date.now(),
  })
  const listener = createPeerListener({
    ...options,
    id: PROBE_PEER_ID,
    // Nothing that a device says to the probe is longer.
    maxMessageLength: FILLER_LENGTH,
  })
  await listener.listen((channel) => {
    const session = new ProbeSession(channel, () => sessions.delete(session))
    if (sessions.size >= MAX_SESSIONS || !rate.take(Date.now()))
      return session.refuse()
    sessions.add(session)
    session.start()
  })
  return {
    close() {
      listener.close()
      sessions.forEach(session => session.close())
    },
  }
}
