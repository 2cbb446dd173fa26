import * as z from 'zod/mini'
import { wallClock } from '../wall-clock.js'

export const appointmentSchema = z.object({
  application_id: z.string(),
  management_url: z.string(),
  meeting_point: z.string(),
  appointment_date: z.string().check(z.refine((text) => wallClock(text) !== undefined, 'must be a wall-clock time')),
  meeting_point_id: z.nullish(z.string()),
  editor_comment: z.nullish(z.string()),
  hidden: z.optional(z.boolean()),
})

const snapshotSchema = z.object({
  version: z.literal(1),
  statuses: z.record(z.string(), z.string()),
  appointments: z.array(appointmentSchema),
})

/** Everything that the simulator remembers, as JSON. Switches and failures to come are not part of it. */
export type AntsSnapshot = z.infer<typeof snapshotSchema>

/**
 * Parses what `JSON.stringify(state)` wrote.
 *
 * @throws TypeError naming the wrong field, never its content
 */
export function parseSnapshot(value: unknown): AntsSnapshot {
  const { success, data, error } = snapshotSchema.safeParse(value)
  if (success) return data
  const [first = 'all of it', ...rest] = error.issues[0]?.path ?? []
  // The keys of `statuses` are application numbers.
  const place = (first === 'statuses' ? [first] : [first, ...rest]).map(String).join('/')
  throw new TypeError(`not a snapshot of the ANTS simulator (${place} is wrong): make one with JSON.stringify(state)`)
}

const INTEGRATION_STATUSES = { validated: [1, 3], declared: [4, 6], consumed: [7, 9], expired: [10, 12] } as const

/** A register that knows the test numbers of ANTS's integration environment, SOLOCAL001 to SOLOCAL012, and no appointment. */
export function createSeed(): AntsSnapshot {
  const statuses: Record<string, string> = {}
  for (const [status, [first, last]] of Object.entries(INTEGRATION_STATUSES)) {
    for (let number = first; number <= last; number += 1) statuses[`SOLOCAL${String(number).padStart(3, '0')}`] = status
  }
  return { version: 1, statuses, appointments: [] }
}
