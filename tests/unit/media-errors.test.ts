import { afterEach, describe, expect, it, vi } from 'vitest'
import { TalkError } from '../../rtc/errors.ts'
import { acquireMedia, toMediaError } from '../../rtc/media-request.ts'

function stubDevices(getUserMedia?: () => Promise<unknown>, options: { isSecureContext?: boolean } = {}): void {
  vi.stubGlobal('navigator', {
    ...(getUserMedia
      ? {
          mediaDevices: { getUserMedia },
        }
      : {}),
  })
  vi.stubGlobal('isSecureContext', options.isSecureContext ?? true)
}

function createStream(): { getTracks: () => { stop: () => void }[], stopped: number } {
  const stream = {
    stopped: 0,
    getTracks: () => [
      {
        stop: () => void stream.stopped++,
      },
      {
        stop: () => void stream.stopped++,
      },
    ],
  }
  return stream
}

afterEach(() => {
  vi.unstubAllGlobals()
})

describe('what the browser says when there is no camera', () => {
  it.each([
    ['NotAllowedError', 'permission-denied'],
    ['SecurityError', 'permission-denied'],
    ['NotFoundError', 'device-not-found'],
    ['NotReadableError', 'device-in-use'],
    ['OverconstrainedError', 'overconstrained'],
    ['AbortError', 'media-aborted'],
    ['TypeError', 'nothing-requested'],
    ['ConstructorError', 'unknown'],
  ])('%s is named %s and kept as the cause', (name, reason) => {
    const cause = new DOMException('message', name)
    expect(toMediaError(cause)).toMatchObject({ reason, cause })
  })

  it('an overconstrained device names the constraint', () => {
    expect(toMediaError({ name: 'OverconstrainedError', constraint: 'width' }).detail).toBe('width')
    expect(toMediaError({ name: 'OverconstrainedError', constraint: '' }).detail).toBeUndefined()
  })

  it('a TypeError on an insecure origin means that there is no API to call', () => {
    stubDevices(undefined, { isSecureContext: false })
    expect(toMediaError(new TypeError('undefined')).reason).toBe('insecure-context')
  })

  it.each([
    null,
    undefined,
    'text',
    7,
    { name: 'toString' },
  ])('anything else thrown (%s) is unknown', (thrown) => {
    expect(toMediaError(thrown).reason).toBe('unknown')
  })

  it('an error that has a reason keeps it', () => {
    const error = new TalkError('aborted')
    expect(toMediaError(error)).toBe(error)
  })
})

describe('acquiring media', () => {
  it('names an insecure origin, where browsers hide the API', async () => {
    stubDevices(undefined, { isSecureContext: false })
    await expect(acquireMedia({ video: true })).rejects.toMatchObject({ reason: 'insecure-context' })
  })

  it('names a browser without the API', async () => {
    stubDevices()
    await expect(acquireMedia({ video: true })).rejects.toMatchObject({ reason: 'media-unsupported' })
  })

  it('asks for nothing when it is already aborted', async () => {
    const getUserMedia = vi.fn()
    stubDevices(getUserMedia)
    await expect(acquireMedia({ video: true }, AbortSignal.abort())).rejects.toMatchObject({ reason: 'aborted' })
    expect(getUserMedia).not.toHaveBeenCalled()
  })

  it('rejects at once when aborted under the prompt, and stops the tracks that arrive late', async () => {
    const prompt = Promise.withResolvers<unknown>()
    stubDevices(() => prompt.promise)
    const controller = new AbortController()
    const media = acquireMedia({ video: true }, controller.signal)
    controller.abort()
    await expect(media).rejects.toMatchObject({ reason: 'aborted' })
    const stream = createStream()
    prompt.resolve(stream)
    await vi.waitFor(() => expect(stream.stopped).toBe(2))
  })

  it('leaves the tracks alone when aborted after it has answered', async () => {
    const stream = createStream()
    stubDevices(async () => stream)
    const controller = new AbortController()
    await expect(acquireMedia({ video: true }, controller.signal)).resolves.toBe(stream)
    controller.abort()
    expect(stream.stopped).toBe(0)
  })
})
