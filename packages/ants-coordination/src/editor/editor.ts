import { toSafeLogger } from '@hub/http'
import { type EditorAnswer, failure, toResponse } from './answers.js'
import { createTokenCheck } from './authentication.js'
import { createAvailableTimeSlots } from './available-time-slots.js'
import type { Caller } from './deadline.js'
import { describeError } from './describe-error.js'
import { ManagedMeetingPoints } from './managed-meeting-points.js'
import { type AntsEditorOptions, DEFAULT_HEADER_NAME, type Endpoint, resolveDeadlines } from './options.js'
import { createSearchApplicationIds } from './search-application-ids.js'

/** The three endpoints as one function from a standard `Request` to a standard `Response`. */
export interface AntsEditor {
  /**
   * Answers one request of ANTS. It reads only the last segment of the path, so it can be mounted under any prefix; it never
   * rejects and never redirects. It does not use `this`.
   */
  readonly fetch: (request: Request) => Promise<Response>
  /** The same answer with its body in pieces, for a server that can write them one after the other without copying them. */
  readonly respond: (request: Request) => Promise<EditorAnswer>
}

type Answer = (query: string, caller: Caller, encodings: string | null) => Promise<EditorAnswer>

/**
 * Creates the three endpoints that ANTS calls at every booking software: `getManagedMeetingPoints`, `availableTimeSlots` and
 * `searchApplicationIds`. You write the agenda: three functions over your calendar.
 *
 * The token is checked before anything else, on every route. What ANTS would drop silently is left out and logged; one meeting point
 * that fails or is late does not affect the others.
 *
 * @throws TypeError on an empty token or one that cannot be sent, an invalid header name or an agenda that lacks a function
 * @throws RangeError on a deadline that is not positive or exceeds 2³¹ − 1 ms
 */
export function createAntsEditor(options: AntsEditorOptions): AntsEditor {
  const headerName = options.headerName ?? DEFAULT_HEADER_NAME
  const isAccepted = createTokenCheck(options.tokens, headerName)
  const deadlines = resolveDeadlines(options.deadlines)
  const logger = toSafeLogger(options.logger)
  const { agenda } = options
  const slots = agenda?.getReadySlots === undefined ? 'getSlots' : 'getReadySlots'
  for (const name of ['getMeetingPoints', slots, 'getBookings'] as const) {
    if (typeof agenda?.[name] !== 'function') throw new TypeError(`createAntsEditor: agenda.${name} must be a function`)
  }

  const meetingPoints = new ManagedMeetingPoints({ agenda, logger, deadline: deadlines.getManagedMeetingPoints })
  const answers = new Map<string, Answer>(
    Object.entries({
      getManagedMeetingPoints: (_query, caller, encodings) => meetingPoints.answer(caller, encodings),
      availableTimeSlots: createAvailableTimeSlots({
        agenda,
        logger,
        meetingPoints,
        deadline: deadlines.availableTimeSlots,
      }),
      searchApplicationIds: createSearchApplicationIds({ agenda, logger, deadline: deadlines.searchApplicationIds }),
    } satisfies Record<Endpoint, Answer>),
  )

  async function answer(request: Request): Promise<EditorAnswer> {
    if (!isAccepted(request.headers)) {
      logger.warn('request refused: token missing or not accepted', { header: headerName })
      return failure(401, `${headerName} header invalid`)
    }
    const { path, query } = splitAddress(request.url)
    const answerEndpoint = answers.get(lastSegment(path))
    if (answerEndpoint === undefined) return failure(404, 'Not Found')
    if (request.method !== 'GET') return failure(405, 'Method Not Allowed', { allow: 'GET' })
    return answerEndpoint(query, request, request.headers.get('accept-encoding'))
  }

  async function respond(request: Request): Promise<EditorAnswer> {
    try {
      const answered = await answer(request)
      return request.method === 'HEAD' ? { ...answered, body: [] } : answered
    } catch (error) {
      logger.error('request failed inside the editor endpoints', { problem: describeError(error) })
      return failure(500, 'Internal Server Error')
    }
  }

  async function fetch(request: Request): Promise<Response> {
    return toResponse(await respond(request))
  }

  return { respond, fetch }
}

/** The URL of a request is already parsed: of tens of kilobytes, only the query is parsed again. */
function splitAddress(url: string): { path: string; query: string } {
  const address = url.split('#', 1)[0] ?? ''
  const mark = address.indexOf('?')
  return mark === -1 ? { path: address, query: '' } : { path: address.slice(0, mark), query: address.slice(mark + 1) }
}

/** A base URL registered with a final slash is called with a doubled one: `/api/ants//availableTimeSlots`. */
function lastSegment(pathname: string): string {
  return pathname.slice(pathname.lastIndexOf('/') + 1)
}
