import { parseStamp } from '../time/paris.js'
import { createPoints, type Points, UnreadableAnswer } from './points.js'
import { parseBytes, toText } from './read-json.js'
import { readPoints } from './read-points.js'
import { type Expected, readSeries, readValue, type Series } from './read-series.js'

const MAX_STEP = 1_440

/**
 * Reads the answer of a load curve.
 *
 * @throws UnreadableAnswer naming what does not fit; nothing is half read
 */
export function readLoadCurve(bytes: Uint8Array, expected: Expected): { quality: string | null; points: Points } {
  return readQuickly(bytes, expected) ?? readThoroughly(parseBytes(bytes), expected)
}

function readQuickly(bytes: Uint8Array, expected: Expected) {
  const reading = readPoints(bytes)
  if (!reading) return undefined
  try {
    const answer: Answer = JSON.parse(reading.rest)
    const { quality, points } = readSeries(answer, expected)
    const hasOneArray = reading.rest.split(/"(?:points|interval_reading)"/).length === 2
    // The points that were read are the ones that the series has: there is no other array of them, and the series' own is empty now.
    return hasOneArray && points.length === 0 && isOwn(answer, expected)
      ? { quality, points: reading.points }
      : undefined
  } catch {
    // The thorough reading says what is wrong.
    return undefined
  }
}

/** Whether the array that was emptied is the one of the series asked for. */
function isOwn(answer: Answer, { generation, quantity, direction }: Expected): boolean {
  if (generation === 'v5') return Array.isArray(answer.meter_reading?.interval_reading)
  const [series, ...others] = answer.grandeur ?? []
  const metier = direction === 'production' ? 'PROD' : 'CONS'
  return (
    others.length === 0 &&
    Array.isArray(series?.points) &&
    (series.grandeurPhysique ?? quantity) === quantity &&
    (series.grandeurMetier ?? metier) === metier
  )
}

/** As much of either form as matters here; whatever else it is makes the quick reading give up. */
interface Answer {
  meter_reading?: { interval_reading?: unknown }
  grandeur?: { points?: unknown; grandeurPhysique?: unknown; grandeurMetier?: unknown }[]
}

function readThoroughly(answer: unknown, expected: Expected): { quality: string | null; points: Points } {
  const series = readSeries(answer, expected)
  const points = createPoints(series.points.length)
  points.count = series.points.length
  for (const [index, point] of series.points.entries()) {
    points.ends[index] = readEnd(point[series.keys.date], series, index)
    points.steps[index] = readStep(point[series.keys.step] ?? series.step, series, index)
    points.values[index] = readValue(point, series, index) ?? Number.NaN
  }
  return { quality: series.quality, points }
}

function readEnd(value: unknown, { pointer, keys }: Series, index: number): number {
  const stamp = parseStamp(toText(value) ?? '')
  if (stamp?.seconds === 0) return stamp.local
  throw new UnreadableAnswer(
    `${pointer}/${index}/${keys.date}`,
    'a date of the answer is not of the form YYYY-MM-DD HH:MM:00',
  )
}

/** ISO 8601 durations of up to a day: `PT30M`, `PT1H`. */
function readStep(value: unknown, { pointer, keys }: Series, index: number): number {
  const [, hours = '0', minutes = '0'] = /^PT(?=\d)(?:(\d{1,2})H)?(?:(\d{1,4})M)?$/.exec(toText(value) ?? '') ?? []
  const step = Number(hours) * 60 + Number(minutes)
  if (step >= 1 && step <= MAX_STEP) return step
  throw new UnreadableAnswer(`${pointer}/${index}/${keys.step}`, 'a step of the answer is no duration such as PT30M')
}
