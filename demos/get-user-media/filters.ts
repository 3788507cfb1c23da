/** Pixels as a canvas gives them: red, green, blue and alpha, row by row. */
export interface Pixels {
  readonly data: Uint8ClampedArray
  readonly width: number
  readonly height: number
}

/** How bright a pixel looks, 0 to 255. @see https://www.itu.int/rec/R-REC-BT.601/ */
function luma(data: Uint8ClampedArray, at: number): number {
  return 0.299 * (data[at] ?? 0) + 0.587 * (data[at + 1] ?? 0) + 0.114 * (data[at + 2] ?? 0)
}

/** Takes the colour out, in place. */
export function grey({ data }: Pixels): void {
  for (let at = 0; at < data.length; at += 4)
    data[at] = data[at + 1] = data[at + 2] = luma(data, at)
}

/** Leaves the lines at which brightness changes, in place: the Sobel operator. */
export function edges({ data, width, height }: Pixels): void {
  // A rim as bright as the pixels beside it, so that the picture's edge is none.
  const stride = width + 2
  const light = new Uint8ClampedArray(stride * (height + 2))
  for (let y = 0; y < height + 2; y++) {
    const row = Math.min(height - 1, Math.max(0, y - 1)) * width
    for (let x = 0; x < stride; x++)
      light[y * stride + x] = luma(data, (row + Math.min(width - 1, Math.max(0, x - 1))) * 4)
  }
  const at = (i: number): number => light[i] as number
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const above = y * stride + x
      const here = above + stride
      const below = here + stride
      const across = at(above + 2) - at(above) + 2 * (at(here + 2) - at(here)) + at(below + 2) - at(below)
      const down = at(below) - at(above) + 2 * (at(below + 1) - at(above + 1)) + at(below + 2) - at(above + 2)
      const i = (y * width + x) * 4
      data[i] = data[i + 1] = data[i + 2] = Math.abs(across) + Math.abs(down)
    }
  }
}
