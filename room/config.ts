import * as v from 'valibot'

const iceServer = v.object({
  urls: v.union([
    v.string(),
    v.array(v.string()),
  ]),
  username: v.exactOptional(v.string()),
  credential: v.exactOptional(v.string()),
})

/** A way through the TURN server that loses and delays on purpose: who takes these ICE servers alone takes it. */
const lossyPath = v.object({
  preset: v.picklist([
    'clean',
    'busy-wifi',
    'weak-mobile',
    'terrible',
  ]),
  /** What a message meets, one way, between two devices that both take it. */
  lossRatio: v.number(),
  delayMs: v.number(),
  jitterMs: v.number(),
  iceServers: v.array(iceServer),
})

/** What a page is told about the world it is in: `config.json`, answered by the stage server or built into the static site. */
export const ConfigSchema = v.object({
  version: v.literal(1),
  /** `stage`: a stage server hosts the room. `static`: the deck's own tab does. */
  world: v.picklist(['stage', 'static']),
  /** The PeerServer. Without `host` it is the page's own origin. */
  signaling: v.object({
    host: v.exactOptional(v.string()),
    port: v.exactOptional(v.number()),
    path: v.string(),
    secure: v.exactOptional(v.boolean()),
    key: v.exactOptional(v.string()),
  }),
  iceServers: v.array(iceServer),
  /** From the best to the worst; none where there is no stage server with a TURN server. */
  lossyPaths: v.exactOptional(v.array(lossyPath)),
  /** The room's code. Told to the deck alone. */
  room: v.exactOptional(v.string()),
  /** The addresses that the audience scan, with the room's code in the fragment. Told to the deck alone. */
  join: v.exactOptional(v.object({
    http: v.string(),
    https: v.string(),
    preferred: v.picklist(['http', 'https']),
  })),
  /** The audience's listeners: HTTPS when the camera is wanted, HTTP to see what is missing there. */
  httpsOrigin: v.exactOptional(v.string()),
  httpOrigin: v.exactOptional(v.string()),
})

export type Config = v.InferOutput<typeof ConfigSchema>
export type IceServer = v.InferOutput<typeof iceServer>
export type LossyPath = v.InferOutput<typeof lossyPath>
