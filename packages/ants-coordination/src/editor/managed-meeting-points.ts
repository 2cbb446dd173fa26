import type { Logger } from '@hub/http'
import type { AnyEditorAgenda } from './agenda.js'
import { acceptsGzip } from './accepts-gzip.js'
import { type EditorAnswer, failure, ready } from './answers.js'
import { type Caller, CallerGoneError, waitWithin } from './deadline.js'
import { AgendaAnswerError, describeError } from './describe-error.js'
import { Diagnostics } from './diagnostics.js'
import { isPromiseLike } from './is-promise-like.js'
import { LazyContext } from './lazy-context.js'
import { toPublishedMeetingPoints } from './meeting-points.js'

const ENDPOINT = 'getManagedMeetingPoints'

interface MeetingPointList {
  /** What the agenda returned. */
  readonly given: readonly unknown[]
  readonly json: Uint8Array<ArrayBuffer>
  /** The same in gzip, once somebody asked for it. */
  gzip?: Promise<Uint8Array<ArrayBuffer>>
  readonly knownIds: ReadonlySet<string>
  readonly diagnostics: Diagnostics
}

interface Dependencies {
  readonly agenda: AnyEditorAgenda
  readonly logger: Required<Logger>
  /** Milliseconds. */
  readonly deadline: number
}

/** The meeting points of the agenda, with a copy of its last valid list. */
export class ManagedMeetingPoints {
  readonly #dependencies: Dependencies
  #lastGood: MeetingPointList | undefined

  constructor(dependencies: Dependencies) {
    this.#dependencies = dependencies
  }

  /** Answers `getManagedMeetingPoints`; 503 only when the agenda fails and never returned a list before. */
  async answer(caller: Caller, encodings: string | null): Promise<EditorAnswer> {
    const { logger, deadline } = this.#dependencies
    try {
      const list = await this.#load(caller, deadline)
      list.diagnostics.report(logger, ENDPOINT)
      return await this.#send(list, encodings)
    } catch (error) {
      const known = this.#lastGood
      if (!(error instanceof CallerGoneError)) {
        const message = known === undefined ? 'no list to send' : 'answered with the last good list'
        logger[known === undefined ? 'error' : 'warn'](`${ENDPOINT}: ${message}`, {
          problem: `getMeetingPoints failed (${describeError(error)})`,
        })
      }
      if (known !== undefined) return this.#send(known, encodings)
      return failure(503, 'The list of meeting points is not available yet', { 'retry-after': '60' })
    }
  }

  async #send(list: MeetingPointList, encodings: string | null): Promise<EditorAnswer> {
    const isGzip = acceptsGzip(encodings)
    return ready([isGzip ? await (list.gzip ??= compress(list.json)) : list.json], isGzip)
  }

  /**
   * The ids that the agenda knows, published or not; those of its last valid list when it fails, `undefined` when there is none.
   *
   * @param milliseconds time limit
   */
  async knownIds(caller: Caller, milliseconds: number): Promise<ReadonlySet<string> | undefined> {
    try {
      return (await this.#load(caller, Math.min(milliseconds, this.#dependencies.deadline))).knownIds
    } catch {
      return this.#lastGood?.knownIds
    }
  }

  async #load(caller: Caller, milliseconds: number): Promise<MeetingPointList> {
    const { agenda } = this.#dependencies
    const context = new LazyContext()
    const given = agenda.getMeetingPoints(context)
    const points: unknown = isPromiseLike(given)
      ? await waitWithin(milliseconds, caller, given, context.controller)
      : given
    // A JSON `null` here stops the daily refresh of ANTS for the editors of the whole country.
    if (!Array.isArray(points)) throw new AgendaAnswerError('it did not return an array')
    if (points === this.#lastGood?.given && Object.isFrozen(points)) return this.#lastGood
    const diagnostics = new Diagnostics()
    const { published, knownIds } = toPublishedMeetingPoints(points, (consequence, problem, id) =>
      diagnostics.add(consequence, problem, id),
    )
    this.#lastGood = { given: points, json: new TextEncoder().encode(JSON.stringify(published)), knownIds, diagnostics }
    return this.#lastGood
  }
}

async function compress(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const compressed = new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip'))
  return new Uint8Array(await new Response(compressed).arrayBuffer())
}
