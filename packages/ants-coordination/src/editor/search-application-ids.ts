import type { Logger } from '@hub/http'
import { splitApplicationIds } from '@hub/identifiers'
import type { EditorAgenda } from './agenda.js'
import { type EditorAnswer, failure, joinObject, ok } from './answers.js'
import { toBookings } from './bookings.js'
import { type Caller, CallerGoneError, runWithin } from './deadline.js'
import { AgendaAnswerError, describeError } from './describe-error.js'
import { fieldsOf } from './fields.js'
import { Findings } from './findings.js'
import { missing, valuesOf } from './query.js'

const ENDPOINT = 'searchApplicationIds'
const PARAMETER = 'application_ids'

interface Dependencies {
  readonly agenda: EditorAgenda
  readonly logger: Required<Logger>
  /** Milliseconds. */
  readonly deadline: number
}

/** The bookings that the agenda gave for one number, unchecked. */
type Lookup = (applicationId: string) => unknown

const NO_BOOKING: Lookup = () => undefined

/**
 * Makes the answer to `searchApplicationIds`: always an object whose values are lists, one key per number asked. A `null` in it, or
 * a list in its place, would make the whole search of ANTS fail, for all editors.
 */
export function createSearchApplicationIds({ agenda, logger, deadline }: Dependencies) {
  async function findBookings(application_ids: readonly string[], caller: Caller, findings: Findings): Promise<Lookup> {
    if (application_ids.length === 0) return NO_BOOKING
    try {
      const given: unknown = await runWithin(deadline, caller, (signal) =>
        agenda.getBookings({ application_ids }, { signal }),
      )
      return toLookup(given)
    } catch (error) {
      if (!(error instanceof CallerGoneError)) {
        findings.add('all numbers answered with an empty list', `getBookings failed (${describeError(error)})`)
      }
      return NO_BOOKING
    }
  }

  return async (query: string, caller: Caller): Promise<EditorAnswer> => {
    const values = valuesOf(new URLSearchParams(query), PARAMETER)
    if (values.length === 0) return failure(422, [missing(PARAMETER)])
    // A value may hold several numbers: ANTS forwards what its own caller wrote.
    const { application_ids, rejected } = splitApplicationIds(values.join(' '))
    const findings = new Findings()
    const bookingsOf = await findBookings(application_ids, caller, findings)
    const answer = new Map<string, string>()
    for (const applicationId of application_ids) {
      const bookings = toBookings(bookingsOf(applicationId), (problem) => findings.add('booking left out', problem))
      answer.set(applicationId, JSON.stringify(bookings))
    }
    for (const text of rejected) answer.set(text, '[]')
    findings.report(logger, ENDPOINT)
    return ok(joinObject(answer))
  }
}

function toLookup(given: unknown): Lookup {
  if (given instanceof Map) return (applicationId) => given.get(applicationId)
  const fields = Array.isArray(given) ? undefined : fieldsOf(given)
  if (fields === undefined) throw new AgendaAnswerError('it gave neither an object nor a Map')
  return (applicationId) => (Object.hasOwn(fields, applicationId) ? fields[applicationId] : undefined)
}
