import * as v from 'valibot'

const iceServer = v.object({
  urls: v.union([
    v.string(),
    v.array(v.string()),
  ]),
  username: v.optional(v.string()),
  credential: v.optional(v.string()),
})

/** What a page is told about the world it is in: `config.json`, answered by the stage server or built into the static site. */
export const ConfigSchema = v.object({
  version: v.literal(1),
  /** `stage`: a stage server hosts the room. `static`: the deck's own tab does. */
  world: v.picklist(['stage', 'static']),
  /** The PeerServer. Without `host` it is the page's own origin. */
  signaling: v.object({
    host: v.optional(v.string()),
    port: v.optional(v.number()),
    path: v.string(),
    secure: v.optional(v.boolean()),
    key: v.optional(v.string()),
  }),
  iceServers: v.array(iceServer),
  /** The room's code. Told to the deck alone. */
  room: v.optional(v.string()),
  /** The addresses that the audience scan, with the room's code in the fragment. Told to the deck alone. */
  join: v.optional(v.object({
    http: v.string(),
    https: v.string(),
    preferred: v.picklist(['http', 'https']),
  })),
  /** The audience's other listener, for the switch to HTTPS when the camera is wanted. */
  httpsOrigin: v.optional(v.string()),
})

export type Config = v.InferOutput<typeof ConfigSchema>
