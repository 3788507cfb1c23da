import type { ShallowRef } from 'vue'
import type { LabFace } from './lab/face.ts'
import type { EndId } from './lab/types.ts'
import type { UseLabSettingsReturn } from './settings.ts'
import type { LabCommand } from './steer/commands.ts'
import { useEventListener } from '@vueuse/core'
import { onScopeDispose, shallowReadonly, shallowRef, watch } from 'vue'
import { faceOf } from './lab/face.ts'
import { Lab } from './lab/lab.ts'
import { createPicture, openCamera } from './lab/media.ts'
import { conditionsOf } from './settings.ts'

export interface UseLabReturn {
  face: Readonly<ShallowRef<LabFace>>
  /** For its statistics. Not reactive. */
  connection: (end: EndId) => RTCPeerConnection | null
  /** For its tones. Not reactive. */
  dtmf: (end: EndId) => RTCDTMFSender | null
  act: (command: LabCommand) => void
}

/** How long a key of the telephone sounds, and how long is between two. */
const TONE_MS = 160
const GAP_MS = 80

/** The lab of this page, until the scope ends: then both ends and all that they send are closed. */
export function useLab({ settings }: UseLabSettingsReturn, iceServers: () => Promise<RTCIceServer[]>): UseLabReturn {
  let servers: RTCIceServer[] = []
  let lab = create()
  const face = shallowRef(faceOf(lab, settings.value.polite))
  let isPosted = false

  function create(): Lab {
    const { relay, polite, camera } = settings.value
    const created = new Lab({
      configuration: {
        iceServers: servers,
        bundlePolicy: 'max-bundle',
        iceTransportPolicy: relay ? 'relay' : 'all',
      },
      polite,
      conditions: () => conditionsOf(settings.value),
      media: async (end, signal) => camera && end === 'a'
        ? openCamera(end, signal)
        : createPicture(end),
    })
    created.onchange = show
    return created
  }

  /** Many things happen in one task; they are shown once. */
  function show(): void {
    if (isPosted)
      return
    isPosted = true
    queueMicrotask(() => {
      isPosted = false
      face.value = faceOf(lab, settings.value.polite)
    })
  }

  function restart(): void {
    lab.stop()
    lab = create()
    show()
  }

  function act(command: LabCommand): void {
    switch (command.name) {
      case 'next':
        return void lab.next(command.step)
      case 'candidates':
        return void lab.deliverCandidates()
      case 'again':
        restart()
        return lab.follow()
      case 'collide':
        return void lab.collide()
      case 'restart-ice':
        return lab.end(command.end)?.restartIce()
      case 'second-picture':
        return void lab.end(command.end)?.togglePicture()
      case 'vanish':
        return lab.vanish(command.end)
      case 'tones':
        lab.end(command.end)?.dtmf?.insertDTMF(command.tones, TONE_MS, GAP_MS)
    }
  }

  // What belongs to the connection from its beginning makes a new one.
  watch([
    () => settings.value.relay,
    () => settings.value.polite,
    () => settings.value.camera,
  ], restart)
  watch(settings, () => lab.follow())
  void iceServers().then((found) => {
    servers = found
    if (found.length > 0 && lab.entries.length === 0)
      restart()
  })
  onScopeDispose(() => lab.stop())
  useEventListener(window, 'pagehide', () => lab.stop())
  // A page that is gone back to begins anew.
  useEventListener(window, 'pageshow', ({ persisted }) => {
    if (persisted)
      act({ name: 'again' })
  })

  return {
    face: shallowReadonly(face),
    connection: end => lab.end(end)?.connection ?? null,
    dtmf: end => lab.end(end)?.dtmf ?? null,
    act,
  }
}
