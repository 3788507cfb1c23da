declare module 'subset-font' {
  interface SubsetOptions {
    targetFormat?: 'sfnt' | 'woff' | 'woff2'
    /** A number pins the axis, a range narrows it. */
    variationAxes?: Record<string, number | { min: number, max: number, default?: number }>
  }
  export default function subsetFont(font: Uint8Array, text: string, options?: SubsetOptions): Promise<Uint8Array>
}
