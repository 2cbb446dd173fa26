// Geometry of the plot of a point: pure numbers.

export interface Bar {
  x: number
  y: number
  width: number
  height: number
}

/** Its letters are read on a phone too, on which the plot is half as wide: `text` is their size. */
export const PLOT = { width: 640, height: 260, left: 28, bottom: 34, top: 36, text: 20 } as const

/** The least round number that is not below a value: 1, 2 or 5 times a power of ten. */
export function roundUp(value: number): number {
  if (!(value > 0)) return 1
  const power = 10 ** Math.floor(Math.log10(value))
  return ([1, 2, 5, 10].find((step) => step * power >= value) ?? 10) * power
}

/** A bar for each value, in equal places; null is no bar. */
export function layOutBars(values: readonly (number | null)[], highest: number): (Bar | null)[] {
  const room = (PLOT.width - PLOT.left) / Math.max(1, values.length)
  const scale = PLOT.height - PLOT.bottom - PLOT.top
  return values.map((value, index) => {
    if (value === null) return null
    const height = round((value / highest) * scale)
    return {
      x: round(PLOT.left + index * room + room * 0.1),
      y: round(PLOT.height - PLOT.bottom - height),
      width: round(room * 0.8),
      height,
    }
  })
}

function round(pixels: number): number {
  return Math.round(pixels * 100) / 100
}
