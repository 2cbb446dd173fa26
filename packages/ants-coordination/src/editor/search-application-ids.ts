import type { Logger } from '@hub/http'
import { splitApplicationIds } from '@hub/identifiers'
import type { AnyEditorAgenda } from './agenda.js'
import { AgendaUnavailableError } from './agenda-unavailable.js'
import { type EditorAnswer, failure, joinObject, ok, unavailable } from './answers.js'
import { toBookings } from './bookings.js'
import { type Caller, CallerGoneError, runWithin } from './deadline.js'
import { AgendaAnswerError, describeError } from './describe-error.js'
import { toRecord } from './to-record.js'
import { Diagnostics } from './diagnostics.js'
import { missingField, readValues } from './query.js'

const ENDPOINT = 'searchApplicationIds'
const PARAMETER = 'application_ids'

interface Dependencies {
  readonly agenda: AnyEditorAgenda
  readonly logger: Required<Logger>
  /** Milliseconds. */
  readonly deadline: number
}

/** The bookings that the agenda returned for one number, not validated. */
type Lookup = (applicationId: string) => unknown

const NO_BOOKING: Lookup = () => undefined

/**
 * Creates the handler of `searchApplicationIds`: always an object whose values are lists, one key per number of the request. A `null`
 * in it, or a list in its place, would make the whole search of ANTS fail, for all editors. 503 when the agenda is unavailable: an empty
 * list would mean "no appointment".
 */
export function createSearchApplicationIds({ agenda, logger, deadline }: Dependencies) {
  async function findBookings(
    application_ids: readonly string[],
    caller: Caller,
    diagnostics: Diagnostics,
  ): Promise<Lookup | 'unavailable'> {
    if (application_ids.length === 0) return NO_BOOKING
    try {
      const given: unknown = await runWithin(deadline, caller, (signal) =>
        agenda.getBookings({ application_ids }, { signal }),
      )
      return toLookup(given)
    } catch (error) {
      if (AgendaUnavailableError.isInstance(error)) {
        diagnostics.add('answered 503', 'the calendar is unavailable')
        return 'unavailable'
      }
      if (!(error instanceof CallerGoneError)) {
        diagnostics.add('all numbers answered with an empty list', `getBookings failed (${describeError(error)})`)
      }
      return NO_BOOKING
    }
  }

  return async (query: string, caller: Caller): Promise<EditorAnswer> => {
    const values = readValues(new URLSearchParams(query), PARAMETER)
    if (values.length === 0) return failure(422, [missingField(PARAMETER)])
    // A value may contain several numbers: ANTS forwards what its own caller wrote.
    const { application_ids, rejected } = splitApplicationIds(values.join(' '))
    const diagnostics = new Diagnostics()
    const lookUp = await findBookings(application_ids, caller, diagnostics)
    if (lookUp === 'unavailable') {
      diagnostics.report(logger, ENDPOINT)
      return unavailable()
    }
    const answer = new Map<string, string>()
    for (const applicationId of application_ids) {
      const bookings = toBookings(lookUp(applicationId), (problem) => diagnostics.add('booking left out', problem))
      answer.set(applicationId, JSON.stringify(bookings))
    }
    for (const text of rejected) answer.set(text, '[]')
    diagnostics.report(logger, ENDPOINT)
    return ok(joinObject(answer))
  }
}

function toLookup(given: unknown): Lookup {
  if (given instanceof Map) return (applicationId) => given.get(applicationId)
  const fields = Array.isArray(given) ? undefined : toRecord(given)
  if (fields === undefined) throw new AgendaAnswerError('it returned neither an object nor a Map')
  return (applicationId) => (Object.hasOwn(fields, applicationId) ? fields[applicationId] : undefined)
}
