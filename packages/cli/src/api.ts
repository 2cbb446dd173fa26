import type { CallOptions } from '@hub/http'
import type { CommandParameter } from './command-table.js'

/** `fetch` of a client: called with an address and an init, or with a `Request`. */
export type Fetch = (input: Request | string | URL, init?: RequestInit) => Promise<Response>

/** Parameters of an operation, with the names of its document. */
export type Values = Readonly<Record<string, unknown>>

/** What all commands of an API need besides their parameters: an id, a secret. */
export interface Setting {
  /** As the client's option is named; its flag is in kebab-case. */
  readonly name: string
  readonly variable: string
  readonly description: string
  /** Comes from its variable or a prompt, never from a flag. */
  readonly isSecret?: boolean
  /** Without it no call is made. */
  readonly isRequired?: boolean
}

/** Where calls go, and as whom. */
export interface Connection {
  readonly environment: string | undefined
  readonly baseUrl: string | undefined
  /** The simulator's; undefined for the network. */
  readonly fetch: Fetch | undefined
  /** Values of the settings. */
  readonly settings: Readonly<Record<string, string | undefined>>
}

/** Told how far a long call is. */
export type OnProgress = (done: number, total?: number | null) => void

/** A call; gives a value, a promise or, for what is printed line by line, an asynchronous iterable. */
export type Call<Client> = (client: Client, values: Values, options: CallOptions, onProgress: OnProgress) => unknown

/** A command that is a method of a client and no operation of a document. */
export interface OwnCommand<Client> {
  readonly name: string
  readonly summary: string
  readonly description?: string
  readonly parameters: readonly CommandParameter[]
  readonly call: Call<Client>
}

/** What no document says of an API: how its client is made, and which of its methods are not called like its operations. */
interface ApiRules<Client> {
  readonly settings?: readonly Setting[]
  /** The client has one environment, whatever its document names. */
  readonly hasOneEnvironment?: boolean
  /** Variable with the address, in the place of `--base-url`. */
  readonly urlVariable?: string
  /** Of a document without a client: the address when none is given, and the headers. */
  readonly request?: {
    readonly defaultUrl?: string
    readonly headers?: (connection: Connection) => Record<string, string>
  }
  /** Operations whose method takes something else than the parameters of the document. */
  readonly calls?: Readonly<Record<string, Call<Client>>>
  /** Iterations, for `--all`, of lists that are not paged by a declaration of their document. */
  readonly walks?: Readonly<Record<string, Call<Client>>>
  /** Parameters that no document describes, by operation. */
  readonly parameters?: Readonly<Record<string, readonly CommandParameter[]>>
  /** Parameters that our own code sends, by operation: they have no flag. */
  readonly omit?: Readonly<Record<string, readonly string[]>>
  readonly commands?: readonly OwnCommand<Client>[]
}

export interface Api<Client = never> extends ApiRules<Client> {
  /** The client of the package. An operation without a method of its name goes through `raw`. */
  readonly connect?: (connection: Connection) => Promise<Client>
}

/** The API of a client that is not known any more. */
export interface AnyApi extends ApiRules<never> {
  readonly connect?: (connection: Connection) => Promise<unknown>
}

/** A value of a parameter as it stands in an address or a header. */
export function toText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** The options that every client takes. */
export function toClientOptions({ environment, baseUrl, fetch }: Connection) {
  return { environment: environment as never, baseUrl, fetch: fetch as never }
}
