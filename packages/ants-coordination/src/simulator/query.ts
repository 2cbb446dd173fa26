import { wallClock } from '../wall-clock.js'
import { type ParameterFault, refusal } from './responses.js'

/**
 * Reads the parameters of one call and gathers what is wrong with them, as FastAPI does.
 *
 * Only the query counts, with keys as they are: a bracketed key (`application_ids[]`) or a JSON body is a missing parameter. An
 * empty text is a text, which is why an empty `meeting_point_id` passes (RDV-SP #4940).
 */
export class Query {
  readonly #faults: ParameterFault[] = []
  readonly #parameters: URLSearchParams

  constructor(parameters: URLSearchParams) {
    this.#parameters = parameters
  }

  /** A text that must be there; of a repeated key the last one counts. */
  text(name: string): string {
    return this.#parameters.getAll(name).at(-1) ?? this.#missing(name)
  }

  /** A text that may be left out, and is empty then. */
  optionalText(name: string): string {
    return this.#parameters.getAll(name).at(-1) ?? ''
  }

  /** At least one text; repeated keys. */
  texts(name: string): string[] {
    const values = this.#parameters.getAll(name)
    if (values.length === 0) this.#missing(name)
    return values
  }

  /** A wall-clock time, in the form of the service's own answers. */
  time(name: string): string {
    const text = this.#parameters.getAll(name).at(-1)
    if (text === undefined) return this.#missing(name)
    const time = wallClock(text)
    if (time === undefined) this.#fault(name, 'invalid datetime format', 'value_error.datetime')
    return time ?? ''
  }

  /** @throws Refusal with everything that was wrong with what was read, if anything was */
  assertValid(): void {
    if (this.#faults.length > 0) throw refusal(422, this.#faults)
  }

  #missing(name: string): string {
    this.#fault(name, 'field required', 'value_error.missing')
    return ''
  }

  #fault(name: string, msg: string, type: string): void {
    this.#faults.push({ loc: ['query', name], msg, type })
  }
}
