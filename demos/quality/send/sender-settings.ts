import type { Layer, QualitySettings } from '../settings.ts'
import { TalkError } from '../../../rtc/errors.ts'
import { LAYER_SCALES, LAYERS } from '../settings.ts'

type Loose<T> = { [K in keyof T]: T[K] | undefined }

/** The part of an RTCRtpSender that has knobs; `undefined` leaves one to the browser, as it does in JavaScript. */
interface KnobSender {
  getParameters: () => SendParameters
  setParameters: (parameters: SendParameters) => Promise<void>
}
interface SendParameters extends Omit<Loose<RTCRtpSendParameters>, 'encodings'> {
  encodings: Loose<RTCRtpEncodingParameters>[]
}

/** One encoding's knobs. */
interface Knobs {
  readonly isActive: boolean
  /** In bit/s. */
  readonly maxBitrate: number | undefined
  readonly maxFramerate: number | undefined
  readonly scale: number
  readonly mode: string | undefined
}

/**
 * Sets a sender as the lab is set. Where the browser refuses the scalability mode alone, the rest is set.
 * @throws {TalkError} setting-refused, with the setting as its detail
 * @see https://www.w3.org/TR/webrtc/#dom-rtcrtpsender-setparameters
 */
export async function setSender(sender: RTCRtpSender, settings: QualitySettings): Promise<void> {
  try {
    await turnKnobs(sender as KnobSender, settings)
  }
  catch (cause) {
    if (settings.svc === 'auto')
      throw new TalkError('setting-refused', { cause, detail: 'setParameters()' })
    await turnKnobs(sender as KnobSender, { ...settings, svc: 'auto' })
    throw new TalkError('setting-refused', { cause, detail: `scalabilityMode: '${settings.svc}'` })
  }
}

async function turnKnobs(sender: KnobSender, settings: QualitySettings): Promise<void> {
  const degradation = settings.degradation === 'auto'
    ? undefined
    : settings.degradation
  // #region sender-parameters
  const parameters = sender.getParameters()
  for (const encoding of parameters.encodings) {
    const knobs = knobsOf(encoding.rid, settings)
    encoding.active = knobs.isActive
    encoding.maxBitrate = knobs.maxBitrate // bit/s
    encoding.maxFramerate = knobs.maxFramerate
    encoding.scaleResolutionDownBy = knobs.scale
    encoding.scalabilityMode = knobs.mode // 'L1T3'
  }
  parameters.degradationPreference = degradation
  await sender.setParameters(parameters)
  // #endregion sender-parameters
}

/** The encodings that a sender begins with: one, or one for each layer of simulcast. */
export function encodingsOf(settings: QualitySettings): RTCRtpEncodingParameters[] {
  if (!settings.isSimulcast)
    return [{}]
  return LAYERS.map((rid) => {
    const { scale, mode } = knobsOf(rid, settings)
    return {
      rid,
      scaleResolutionDownBy: scale,
      ...(mode === undefined
        ? {}
        : { scalabilityMode: mode }),
    }
  })
}

function knobsOf(rid: string | undefined, settings: QualitySettings): Knobs {
  const layer = LAYERS.find(name => name === rid) ?? null
  return {
    isActive: layer === null || settings[layer],
    maxBitrate: settings.maxKbps > 0
      ? settings.maxKbps * 1000
      : undefined,
    maxFramerate: settings.maxFps > 0
      ? settings.maxFps
      : undefined,
    scale: settings.scale * (layer === null
      ? 1
      : LAYER_SCALES[layer]),
    mode: modeOf(layer, settings),
  }
}

function modeOf(layer: Layer | null, { codec, svc }: QualitySettings): string | undefined {
  if (layer === null) {
    return svc === 'auto'
      ? undefined
      : svc
  }
  // Three encodings of VP9 or AV1 without a mode mean layers within one stream to Chromium, from before there were modes.
  return codec === 'VP9' || codec === 'AV1'
    ? 'L1T1'
    : undefined
}
