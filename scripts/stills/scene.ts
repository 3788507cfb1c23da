import type { Page } from '@playwright/test'
import { Buffer } from 'node:buffer'

const WIDTH = 960
const HEIGHT = 720
const FRAMES = 60

/** A film of nobody's: hills at dusk, and clouds that go by. As MJPEG, painted by a browser. */
export async function paintScene(page: Page): Promise<Buffer> {
  const frames = await page.evaluate(({ width, height, count }) => {
    const canvas = document.createElement('canvas')
    Object.assign(canvas, { width, height })
    const context = canvas.getContext('2d')
    if (!context)
      throw new Error('There is no canvas to paint on.')

    function gradient(stops: readonly (readonly [number, string])[], from: number, to: number): CanvasGradient {
      const made = context!.createLinearGradient(0, from, 0, to)
      for (const [at, colour] of stops)
        made.addColorStop(at, colour)
      return made
    }
    function hills(base: number, swell: number, phase: number, fill: CanvasGradient): void {
      context!.beginPath()
      context!.moveTo(0, height)
      for (let x = 0; x <= width; x += 8)
        context!.lineTo(x, base - swell * (Math.sin(x / 190 + phase) + 0.55 * Math.sin(x / 83 + phase * 2.3)))
      context!.lineTo(width, height)
      context!.fillStyle = fill
      context!.fill()
    }
    function cloud(x: number, y: number, size: number): void {
      context!.fillStyle = 'rgb(255 255 255 / 34%)'
      for (const [dx, dy, r] of [
        [0, 0, 1],
        [0.9, 0.12, 0.75],
        [-0.95, 0.16, 0.7],
        [0.4, -0.38, 0.72],
      ] as const) {
        context!.beginPath()
        context!.ellipse(x + dx * size, y + dy * size, r * size, r * size * 0.56, 0, 0, 2 * Math.PI)
        context!.fill()
      }
    }

    return Array.from({ length: count }, (_, frame) => {
      const drift = frame / count
      context.fillStyle = gradient([
        [0, '#263b80'],
        [0.45, '#9c6bb0'],
        [0.72, '#f39a6d'],
        [1, '#ffd79a'],
      ], 0, height * 0.78)
      context.fillRect(0, 0, width, height)
      context.fillStyle = '#fff1cf'
      context.beginPath()
      context.arc(width * 0.68, height * 0.5, 62, 0, 2 * Math.PI)
      context.fill()
      for (const [x, y, size] of [
        [0.1, 0.2, 78],
        [0.52, 0.13, 56],
        [0.86, 0.27, 68],
      ] as const)
        cloud(((x + drift) % 1.2 - 0.1) * width, y * height, size)
      hills(height * 0.68, 34, 0.4, gradient([
        [0, '#7a5b9c'],
        [1, '#4d4480'],
      ], height * 0.55, height))
      hills(height * 0.79, 40, 2.1, gradient([
        [0, '#3f5f86'],
        [1, '#25406a'],
      ], height * 0.6, height))
      hills(height * 0.92, 30, 4.4, gradient([
        [0, '#1f5a5b'],
        [1, '#123638'],
      ], height * 0.75, height))
      return canvas.toDataURL('image/jpeg', 0.9).slice('data:image/jpeg;base64,'.length)
    })
  }, { width: WIDTH, height: HEIGHT, count: FRAMES })
  return Buffer.concat(frames.map(frame => Buffer.from(frame, 'base64')))
}
