import { codeText } from './code-text.ts'

/** Something that can go wrong, to be provoked on purpose. */
export const FAULTS = [
  'denied',
  'not-found',
  'in-use',
  'overconstrained',
  'no-such-device',
  'nothing-asked',
  'insecure',
] as const

export type Fault = typeof FAULTS[number]

/** What came of it. */
export interface FaultOutcome {
  readonly fault: Fault
  /** The call that was made, as code. */
  readonly call: string
  /** What the browser threw; `null` where it gave what was asked. */
  readonly thrown: unknown
}

/** What stands in for getUserMedia where every kind of device is there. */
export const SPEAKER_CALL = 'audio.setSinkId(\'no-such-speaker\')'

/** Larger than any camera's. */
const IMPOSSIBLE_WIDTH = 100_000

/**
 * Makes the browser throw the error, by asking for what it will not give. Where a page cannot bring the error
 * about, the request that would show it is made all the same. Nothing stays open.
 */
export async function provoke(fault: Fault): Promise<FaultOutcome> {
  switch (fault) {
    case 'denied': return askInFrame(fault)
    case 'not-found': return askMissing(fault)
    case 'in-use': return askAllCameras(fault)
    case 'overconstrained': return ask(fault, {
      video: {
        width: { exact: IMPOSSIBLE_WIDTH },
      },
    })
    case 'no-such-device': return ask(fault, {
      video: {
        deviceId: { exact: 'no-such-camera' },
      },
    })
    case 'nothing-asked': return ask(fault, { audio: false, video: false })
    case 'insecure': return attempt(fault, 'navigator.mediaDevices.getUserMedia', async () => void navigator.mediaDevices.getUserMedia)
  }
}

function ask(fault: Fault, constraints: MediaStreamConstraints): Promise<FaultOutcome> {
  return attempt(fault, `getUserMedia(${codeText(constraints)})`, async () => {
    close(await navigator.mediaDevices.getUserMedia(constraints))
  })
}

/** A frame to which its page gives neither camera nor microphone: what a site does that embeds a call and forgets `allow`. */
async function askInFrame(fault: Fault): Promise<FaultOutcome> {
  const frame = document.createElement('iframe')
  frame.allow = 'camera \'none\'; microphone \'none\''
  frame.hidden = true
  document.body.append(frame)
  try {
    return await attempt(fault, 'frame.getUserMedia({ audio: true, video: true })', async () => {
      const stream = await frame.contentWindow?.navigator.mediaDevices.getUserMedia({ audio: true, video: true })
      if (stream)
        close(stream)
    })
  }
  finally {
    frame.remove()
  }
}

/** Asks for the kind of device of which there is none. Where there is one of each, a loudspeaker that does not exist is asked for. */
async function askMissing(fault: Fault): Promise<FaultOutcome> {
  const devices = await navigator.mediaDevices.enumerateDevices().catch(() => [])
  const kinds = new Set(devices.map(({ kind }) => kind))
  if (!kinds.has('videoinput'))
    return ask(fault, { video: true })
  if (!kinds.has('audioinput'))
    return ask(fault, { audio: true })
  const speaker = new Audio()
  return 'setSinkId' in speaker
    ? attempt(fault, SPEAKER_CALL, () => speaker.setSinkId('no-such-speaker'))
    : ask(fault, { audio: true, video: true })
}

/** Opens all cameras at the same time, which many phones refuse. */
function askAllCameras(fault: Fault): Promise<FaultOutcome> {
  const streams: MediaStream[] = []
  return attempt(fault, 'getUserMedia({ video: { deviceId } }) × n', async () => {
    try {
      const cameras = (await navigator.mediaDevices.enumerateDevices()).filter(({ kind }) => kind === 'videoinput')
      for (const { deviceId } of cameras) {
        streams.push(await navigator.mediaDevices.getUserMedia({
          video: {
            deviceId: { exact: deviceId },
          },
        }))
      }
    }
    finally {
      streams.forEach(close)
    }
  })
}

async function attempt(fault: Fault, call: string, task: () => Promise<void>): Promise<FaultOutcome> {
  try {
    await task()
    return { fault, call, thrown: null }
  }
  catch (thrown) {
    return { fault, call, thrown }
  }
}

function close(stream: MediaStream): void {
  for (const track of stream.getTracks())
    track.stop()
}
