// One meeting point of an agenda document, validated in steps.
import type { z } from 'zod'
import { type AgendaProblem, toAgendaProblems } from './agenda-problem.js'
import { isRecord } from './cross-field-rules.js'
import { closureSchema, LIMITS, type MeetingPoint, meetingPointSchema, openingSchema } from './schema.js'
import { zoneOfZipCode } from './zip-code-zone.js'

/** Beyond this many errors the rest is not listed: a report must not be larger than the document. */
export const MAX_AGENDA_ERRORS = 10_000

export type Rejected = { ok: false; errors: AgendaProblem[] }

/** Openings and closures by the hundred take longer than others should wait: they are validated one by one. */
export function* parsePoint(
  value: unknown,
  pointer: string,
): Generator<void, { ok: true; meetingPoint: MeetingPoint } | Rejected> {
  const endless = endlessLists(value, pointer)
  if (endless.length > 0) return { ok: false, errors: endless }
  const lists = isRecord(value) ? longLists(value) : {}
  const zone = zoneLeftOut(value)
  const written = isRecord(value) ? { ...value, ...emptied(lists), ...(zone && { time_zone: zone }) } : value
  const result = meetingPointSchema.safeParse(written)
  const issues = result.success ? [] : result.error.issues
  const isUnknownKey = ({ code, path }: (typeof issues)[number]) => code === 'unrecognized_keys' && path.length === 0
  const errors = toAgendaProblems(
    issues.filter((issue) => !isUnknownKey(issue)),
    pointer,
  )
  if (zone === null) errors.push({ pointer: `${pointer}/time_zone`, message: ZONE_NEEDED })
  const openings = yield* parseItems(lists.openings ?? [], openingSchema, `${pointer}/openings`)
  const closures = yield* parseItems(lists.closures ?? [], closureSchema, `${pointer}/closures`)
  // The keys that a meeting point does not have come after what is wrong in those it has, as a schema says them.
  for (const error of [
    ...openings.errors,
    ...closures.errors,
    ...toAgendaProblems(issues.filter(isUnknownKey), pointer),
  ])
    errors.push(error)
  if (!result.success || errors.length > 0) return { ok: false, errors }
  const meetingPoint = result.data
  // The schema made these two itself, empty.
  if (lists.openings) meetingPoint.openings = openings.items
  if (lists.closures) meetingPoint.closures = closures.items
  return { ok: true, meetingPoint }
}

interface LongLists {
  openings?: readonly unknown[]
  closures?: readonly unknown[]
}

function longLists({ openings, closures }: Record<string, unknown>): LongLists {
  return { ...(Array.isArray(openings) && { openings }), ...(Array.isArray(closures) && { closures }) }
}

function emptied(lists: LongLists): Record<string, never[]> {
  return Object.fromEntries(Object.keys(lists).map((name) => [name, []]))
}

/** Items between two pauses. */
const ITEMS_PER_STEP = 50

function* parseItems<Item>(
  list: readonly unknown[],
  schema: z.ZodType<Item>,
  pointer: string,
): Generator<void, { items: Item[]; errors: AgendaProblem[] }> {
  const items: Item[] = []
  const errors: AgendaProblem[] = []
  for (const [index, item] of list.entries()) {
    if (index % ITEMS_PER_STEP === 0) yield
    if (errors.length > MAX_AGENDA_ERRORS) break
    const result = schema.safeParse(item)
    if (result.success) items.push(result.data)
    else for (const error of toAgendaProblems(result.error.issues, `${pointer}/${index}`)) errors.push(error)
  }
  return { items, errors }
}

const ZONE_NEEDED =
  'is missing: the zip code does not tell the time zone, give an IANA name such as "Pacific/Tahiti" or "Indian/Kerguelen"'

/** The time zone of the zip code where none is given; null when the zip code has none, undefined when it is not needed. */
function zoneLeftOut(value: unknown): string | null | undefined {
  if (!isRecord(value) || value.time_zone !== undefined || typeof value.zip_code !== 'string') return undefined
  return /^\d{5}$/.test(value.zip_code) ? zoneOfZipCode(value.zip_code) : undefined
}

/** A schema validates every item before it counts them; here, lists that are far too long are refused first. */
function endlessLists(value: unknown, pointer: string): AgendaProblem[] {
  if (!isRecord(value)) return []
  const lists: { at: string; list: unknown; most: number }[] = (['openings', 'closures'] as const).map((key) => ({
    at: `${pointer}/${key}`,
    list: value[key],
    most: LIMITS[key],
  }))
  const openings = Array.isArray(value.openings) && value.openings.length <= LIMITS.openings ? value.openings : []
  for (const [index, opening] of openings.entries()) {
    const list: unknown = isRecord(opening) ? opening.weekdays : undefined
    lists.push({ at: `${pointer}/openings/${index}/weekdays`, list, most: LIMITS.weekdays })
  }
  return lists
    .filter(({ list, most }) => Array.isArray(list) && list.length > most)
    .map(({ at, most }) => ({ pointer: at, message: `must have at most ${most} items` }))
}
