import { dayNumber, dayStart, MINUTE, parisDay, toDay } from '../time/paris.js'
import type { Direction } from './curves.js'
import { createRefusal, type EnedisErrorName } from './errors.js'
import type { Meter } from './meters.js'
import type { EnedisState } from './state.js'

/** What a call of measures asks for, checked as the service checks it. */
export interface Question {
  meter: Meter
  start: string
  end: string
  direction: Direction
}

/** The rules of one resource. */
export interface Resource {
  direction: Direction
  isCurve: boolean
  isV5: boolean
}

const DAY = 1_440
const MAX_CURVE_DAYS = 7
/** Months that a series reaches back, and the days besides. */
const [CURVE_MONTHS, DAILY_MONTHS, MORE_DAYS] = [24, 36, 15]

/** @throws Refusal */
export function checkQuestion(query: URLSearchParams, resource: Resource, state: EnedisState): Question {
  const { isV5, isCurve, direction } = resource
  const names = isV5 ? (['usage_point_id', 'start', 'end'] as const) : (['pointId', 'dateDebut', 'dateFin'] as const)
  const [point, start, end] = names.map((name) => query.get(name) ?? '') as [string, string, string]
  // Of 2026 what the description does not allow is answered with 500.
  const refuse = (name: EnedisErrorName) => createRefusal(isV5 ? name : 'internal-server-error')
  if (point === '') throw refuse('point-missing')
  if (!/^\d{14}$/.test(point)) throw refuse('point-not-14-digits')
  if (start === '') throw refuse('start-missing')
  if (!isDay(start)) throw refuse('start-format')
  if (end === '') throw refuse('end-missing')
  if (!isDay(end)) throw refuse('end-format')
  if (start >= end) throw refuse('start-after-end')
  // The server seems to compare with the date of UTC, so that today is refused after midnight in Paris.
  if (end > new Date(state.now()).toISOString().slice(0, 10)) throw createRefusal('end-in-future')
  const meter = state.findMeter(point)
  if (!meter) throw createRefusal(isV5 ? 'ADAM-DC-0008' : '403-not-holder')
  if (meter.consent !== 'given') throw createRefusal(isV5 ? 'ADAM-DC-0008' : 'ADAM_DC_0008')
  if (!(direction === 'consumption' ? meter.consumes : meter.produces)) throw createRefusal('ADAM-ERR0069')
  if (isCurve && !meter.hasLoadCurve) throw createRefusal('ADAM-ERR0075')
  if (isCurve && dayNumber(end) - dayNumber(start) > MAX_CURVE_DAYS)
    throw createRefusal(isV5 ? 'ADAM-ERR0126' : 'ADAM-DC-0015')
  if (start < findOldest(state.now(), isCurve ? CURVE_MONTHS : DAILY_MONTHS))
    throw createRefusal(isV5 ? 'ADAM-ERR0125' : 'ADAM-DC-0016')
  if (start < meter.activatedOn) throw createRefusal(isV5 ? 'ADAM-ERR0123' : 'ADAM-ERR0123-fr')
  return { meter, start, end, direction }
}

/** The days of a question, with whether each has values: a hole has none, nor has yesterday before it is published. */
export function listDays({ meter, start, end }: Question, state: EnedisState): { day: string; hasValues: boolean }[] {
  const first = dayNumber(start)
  return Array.from({ length: dayNumber(end) - first }, (_, index) => {
    const day = toDay(first + index)
    const weekday = ((first + index + 3) % 7) + 1
    const published = (dayStart(toDay(first + index + 1)) + state.switches.publishedHour * 60) * MINUTE
    return { day, hasValues: !meter.holeWeekdays.includes(weekday) && published <= state.now() }
  })
}

function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && toDay(dayNumber(text)) === text
}

function findOldest(now: number, months: number): string {
  const [year, month, day] = parisDay(now).split('-').map(Number) as [number, number, number]
  return toDay(Date.UTC(year, month - 1 - months, day) / (DAY * MINUTE) - MORE_DAYS)
}
