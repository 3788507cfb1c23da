import type { Page } from '@playwright/test'
import { expect } from '@playwright/test'

/** What a video element shows: how many frames it has presented, and how its pixels differ. */
export interface Picture {
  readonly width: number
  readonly frames: number
  /** Brightest minus darkest pixel, 0 to 255: a black or blank picture has none. */
  readonly contrast: number
}

/** Looks at a video element again and again: it must show something, and go on showing. */
export async function expectMovingPicture(page: Page, selector: string): Promise<void> {
  await expect.poll(async () => (await look(page, selector)).contrast, { message: `${selector} shows a picture` }).toBeGreaterThan(20)
  // With another stream, where the other end begins anew in mid-look, the element counts from 0 again.
  let first = Infinity
  await expect.poll(async () => {
    const { frames } = await look(page, selector)
    first = Math.min(first, frames)
    return frames - first
  }, { message: `${selector} moves` }).toBeGreaterThan(5)
}

/** The deck's screen shows the moving pictures of both devices on stage. */
export async function expectBothOnScreen(page: Page): Promise<void> {
  for (const seat of [1, 2])
    await expectMovingPicture(page, `.call-screen .seat:nth-child(${seat}) video`)
}

export function look(page: Page, selector: string): Promise<Picture> {
  return page.evaluate((selector) => {
    const video = document.querySelector<HTMLVideoElement>(selector)
    if (!video || video.videoWidth === 0)
      return { width: 0, frames: 0, contrast: 0 }
    const canvas = document.createElement('canvas')
    canvas.width = 64
    canvas.height = 48
    const context = canvas.getContext('2d')
    context?.drawImage(video, 0, 0, 64, 48)
    const { data = [] } = context?.getImageData(0, 0, 64, 48) ?? {}
    let [darkest, brightest] = [255, 0]
    for (let i = 0; i < data.length; i += 4) {
      const level = ((data[i] ?? 0) + (data[i + 1] ?? 0) + (data[i + 2] ?? 0)) / 3
      darkest = Math.min(darkest, level)
      brightest = Math.max(brightest, level)
    }
    return { width: video.videoWidth, frames: video.getVideoPlaybackQuality().totalVideoFrames, contrast: brightest - darkest }
  }, selector)
}

/** Listens to what a video element receives: the loudest sample of a second, 0 to 1. */
export function listen(page: Page, selector: string): Promise<number> {
  return page.evaluate(async (selector) => {
    const video = document.querySelector<HTMLVideoElement>(selector)
    const stream = video?.srcObject
    if (!(stream instanceof MediaStream) || stream.getAudioTracks().length === 0)
      return 0
    const context = new AudioContext()
    await context.resume()
    const analyser = context.createAnalyser()
    context.createMediaStreamSource(stream).connect(analyser)
    const samples = new Float32Array(analyser.fftSize)
    let loudest = 0
    for (const untilMs = performance.now() + 1_500; performance.now() < untilMs;) {
      analyser.getFloatTimeDomainData(samples)
      loudest = Math.max(loudest, ...samples.map(Math.abs))
      await new Promise(requestAnimationFrame)
    }
    await context.close()
    return loudest
  }, selector)
}
