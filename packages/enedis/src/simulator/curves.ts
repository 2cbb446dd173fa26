import { dayNumber, dayStart, parisOffset, toDay } from '../time/paris.js'
import type { Meter } from './meters.js'

export type Direction = 'consumption' | 'production'

/** One interval of a meter. Minutes since 1970, UTC. */
export interface SimulatedInterval {
  start: number
  step: number
  watts: number
}

/** The highest power of a day. */
export interface SimulatedPeak {
  day: string
  voltAmperes: number
  /** Local second of the day. */
  second: number
}

const DAY = 1_440
const HOUR = 60
/** Local minutes of the day in which night rates apply. */
const [NIGHT_BEGINS, NIGHT_ENDS] = [22 * HOUR + 30, 6 * HOUR + 30]

/** The intervals of a day in Paris, 23 to 25 hours, computed from the seed. */
export function computeDay(meter: Meter, seed: number, direction: Direction, day: string): SimulatedInterval[] {
  const number = dayNumber(day)
  const step = meter.steps[number % meter.steps.length] ?? 30
  const end = dayStart(toDay(number + 1))
  const intervals: SimulatedInterval[] = []
  for (let start = dayStart(day); start < end; start += step)
    intervals.push({ start, step, watts: computePower(meter, seed, direction, start) })
  return intervals
}

/** Wh of a day: exactly what its curve adds up to, rounded. */
export function computeEnergy(meter: Meter, seed: number, direction: Direction, day: string): number {
  const intervals = computeDay(meter, seed, direction, day)
  return Math.round(intervals.reduce((sum, { watts, step }) => sum + (watts * step) / HOUR, 0))
}

/** The highest apparent power of a day. */
export function computePeak(meter: Meter, seed: number, day: string, phase = 0): SimulatedPeak {
  const highest = Math.max(...computeDay(meter, seed, 'consumption', day).map(({ watts }) => watts))
  const noise = hash(seed, meter.usagePointId, dayNumber(day), 90 + phase)
  const share = phase === 0 ? 1 : 0.3 + noise * 0.2
  // Not in the hours that come twice or never.
  const second = 4 * 3_600 + Math.floor(noise * 19 * 3_600)
  return { day, voltAmperes: Math.round((highest * share * 1.2) / 10) * 10, second }
}

/** Whether an instant is in the cheaper hours of the night. */
export function isNight(minute: number): boolean {
  const local = (minute + parisOffset(minute)) % DAY
  return local >= NIGHT_BEGINS || local < NIGHT_ENDS
}

/** Watts of an interval: a house that is awake in the evening, panels that work by day, never both at the same time on one point. */
function computePower(meter: Meter, seed: number, direction: Direction, start: number): number {
  const hour = ((start + parisOffset(start)) % DAY) / HOUR
  const noise = hash(seed, meter.usagePointId, start, 0)
  const sun = Math.max(0, Math.sin(((hour - 7) / 12) * Math.PI))
  const produced = meter.produces ? Math.floor(3_000 * sun * (0.4 + 0.6 * noise)) : 0
  if (direction === 'production') return produced
  if (!meter.consumes || produced > 0) return 0
  const isEvening = hour >= 18 && hour < 22.5
  return Math.floor(150 + 300 * noise + (isEvening ? 1_800 * noise : 0))
}

/** 0 to 1, the same for the same arguments. */
function hash(seed: number, text: string, ...numbers: readonly number[]): number {
  let state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b)
  const mix = (value: number): void => {
    state = Math.imul(state ^ value, 0xc2b2ae35)
    state ^= state >>> 15
  }
  for (const digit of text) mix(digit.charCodeAt(0))
  for (const number of numbers) mix(number | 0)
  state = Math.imul(state ^ (state >>> 13), 0x27d4eb2f)
  return ((state ^ (state >>> 16)) >>> 0) / 2 ** 32
}
