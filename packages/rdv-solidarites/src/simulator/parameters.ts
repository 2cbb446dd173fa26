import type { SimulatedCall } from '@hub/http/simulator'
import { parameterMissing } from './responses.js'

/** The parameters of a call: those of the path, the query and a JSON body are one to the framework. */
export class Parameters {
  readonly #values: Readonly<Record<string, unknown>>

  constructor({ path, query, body }: SimulatedCall) {
    const fromQuery: Record<string, unknown> = {}
    for (const name of query.keys()) {
      if (name.endsWith('[]')) fromQuery[name.slice(0, -2)] = query.getAll(name)
      else fromQuery[name] = query.getAll(name).at(-1)
    }
    const fromBody = typeof body === 'object' && body !== null && !Array.isArray(body) ? body : {}
    this.#values = { ...fromQuery, ...fromBody, ...path }
  }

  has(name: string): boolean {
    return Object.hasOwn(this.#values, name)
  }

  /** The value as it came. */
  get(name: string): unknown {
    return this.#values[name]
  }

  /** A value that is there and not blank. */
  required(name: string): unknown {
    const value = this.#values[name]
    if (value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)) {
      throw parameterMissing(name)
    }
    return value
  }

  text(name: string): string | undefined {
    const value = this.#values[name]
    if (typeof value === 'number' || typeof value === 'boolean') return String(value)
    return typeof value === 'string' && value !== '' ? value : undefined
  }

  number(name: string): number | undefined {
    const text = this.text(name)
    return text === undefined ? undefined : Number.parseInt(text, 10)
  }

  numbers(name: string): number[] | undefined {
    const value = this.#values[name]
    return value === undefined ? undefined : [value].flat().map(Number)
  }

  flag(name: string): boolean | undefined {
    const text = this.text(name)
    return text === undefined ? undefined : text === 'true' || text === '1'
  }

  /** Those of the named parameters that are there. */
  slice(...names: readonly string[]): Record<string, unknown> {
    return Object.fromEntries(names.filter((name) => this.has(name)).map((name) => [name, this.#values[name]]))
  }
}
