import type { Ref, ShallowRef } from 'vue'
import type { EndpointStop } from '../../rtc/transfer/file-endpoint.ts'
import type { FileChannels } from '../../rtc/transfer/file-link.ts'
import type { OutgoingFile } from '../../rtc/transfer/outgoing.ts'
import type { StorePlan } from '../../rtc/transfer/stores/store.ts'
import type { Transfer } from '../../rtc/transfer/transfer.ts'
import { useIntervalFn, useThrottleFn } from '@vueuse/core'
import { onScopeDispose, readonly, ref, shallowReadonly, shallowRef } from 'vue'
import { FileEndpoint } from '../../rtc/transfer/file-endpoint.ts'
import { ReceivingStorage } from '../../rtc/transfer/receiving-storage.ts'
import { startReading, startWriting } from '../../rtc/transfer/workers.ts'
import { RateMeter } from './figures.ts'
import { fromKept } from './kept-transfers.ts'
import { choosePlace } from './save-targets.ts'
import { transferState } from './transfer-state.ts'

/** A transfer, and how fast it goes; `null` while that cannot be told. */
export interface DropTransfer extends Transfer {
  readonly bytesPerSecond: number | null
}

export interface UseFileDropOptions {
  /** Names this page to itself after a reload. */
  scope: string
  /** The most that is taken in one offer, in bytes; `null`: as much as there is room for. */
  limitBytes: () => number | null
}

export interface UseFileDropReturn {
  /** Oldest first. */
  transfers: Readonly<ShallowRef<readonly DropTransfer[]>>
  /** The other end is not listened to any more. */
  stop: Readonly<ShallowRef<EndpointStop | null>>
  /** What is received goes to disk as it comes; `null` while that is being found out. */
  isPrivate: Readonly<Ref<boolean | null>>
  attach: (channels: FileChannels) => void
  detach: () => void
  offer: (files: readonly OutgoingFile[]) => void
  offerAgain: (key: string) => void
  accept: (transfer: Transfer) => Promise<void>
  /** Asks where to save it; in the turn of a press. */
  acceptInto: (transfer: Transfer) => Promise<void>
  decline: (key: string) => void
  pause: (key: string, isPaused: boolean) => void
  cancel: (key: string) => void
  forget: (key: string) => void
  /** Cancels all that is under way: the other device is another. */
  cancelAll: () => void
}

const REFRESH_MS = 100
/** A rate falls although nothing happens. */
const STALL_MS = 500

/** One end of a file drop, until the scope ends: then what was not saved is gone. */
export function useFileDrop({ scope, limitBytes }: UseFileDropOptions): UseFileDropReturn {
  const storage = new ReceivingStorage({ scope, limitBytes })
  const endpoint = new FileEndpoint({
    createReadingPort: startReading,
    createWritingPort: startWriting,
    assess: storage.assess,
    recall: storage.recall,
    discard: storage.discard,
  })
  const transfers = shallowRef<readonly DropTransfer[]>([])
  const stop = shallowRef<EndpointStop | null>(null)
  const isPrivate = ref<boolean | null>(null)
  const meters = new Map<string, RateMeter>()
  let kept: readonly Transfer[] = []

  function measure(transfer: Transfer): DropTransfer {
    const { key, doneBytes } = transfer
    const meter = meters.get(key) ?? new RateMeter()
    meters.set(key, meter)
    if (transferState(transfer) === 'moving')
      meter.push(performance.now(), doneBytes)
    else
      meter.reset()
    return { ...transfer, bytesPerSecond: meter.bytesPerSecond }
  }

  function refresh(): void {
    const current = endpoint.transfers
    transfers.value = [
      ...kept.filter(({ key }) => !current.some(transfer => transfer.key === key)),
      ...current,
    ].map(measure)
    stop.value = endpoint.stop
  }

  async function take(transfer: Transfer, plan: () => Promise<StorePlan | null>): Promise<void> {
    const reason = await storage.assess(transfer.files.map(({ name, folders, sizeBytes, type }) => ({
      name,
      folders: [...folders],
      sizeBytes,
      type,
    })))
    if (reason)
      return endpoint.fail(transfer.key, reason)
    const chosen = await plan()
    if (chosen)
      endpoint.accept(transfer.key, chosen)
  }

  async function acceptInto(transfer: Transfer): Promise<void> {
    try {
      // The press counts for a moment only: the picker comes first.
      const chosen = await choosePlace(transfer.files.map(({ name }) => name))
      if (chosen)
        endpoint.accept(transfer.key, chosen)
    }
    catch {
      endpoint.fail(transfer.key, 'save-refused')
    }
  }

  endpoint.onchange = useThrottleFn(refresh, REFRESH_MS, true)
  useIntervalFn(refresh, STALL_MS)
  void storage.isPrivate.then(found => isPrivate.value = found)
  void storage.listKept().then((offers) => {
    kept = offers.flatMap(fromKept)
    refresh()
  })
  onScopeDispose(() => {
    void endpoint.close().then(() => storage.leave())
  })

  return {
    transfers: shallowReadonly(transfers),
    stop: shallowReadonly(stop),
    isPrivate: readonly(isPrivate),
    attach: channels => endpoint.attach(channels),
    detach: () => endpoint.detach(),
    offer: files => endpoint.offer(files),
    offerAgain: key => endpoint.offerAgain(key),
    accept: transfer => take(transfer, () => storage.plan(transfer.key, transfer.files)),
    acceptInto,
    decline: key => endpoint.decline(key),
    pause: (key, isPaused) => endpoint.pause(key, isPaused),
    cancel: key => endpoint.fail(key, 'cancelled'),
    forget(key) {
      if (kept.some(transfer => transfer.key === key))
        storage.discard(key)
      kept = kept.filter(transfer => transfer.key !== key)
      endpoint.forget(key)
      meters.delete(key)
      refresh()
    },
    cancelAll() {
      for (const { key, phase } of endpoint.transfers) {
        if (phase === 'asked' || phase === 'agreed')
          endpoint.fail(key, 'cancelled')
      }
    },
  }
}
