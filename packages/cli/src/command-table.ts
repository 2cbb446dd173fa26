/** What is generated of each OpenAPI document for the command line. */
export interface CommandTable {
  /** Name of the document, which is the name of the API on the command line. */
  readonly name: string
  readonly title: string
  /** Addresses by environment; none where only `--base-url` says where the service is. */
  readonly environments: Readonly<Record<string, string>>
  readonly operations: readonly CommandOperation[]
}

export interface CommandOperation {
  readonly operationId: string
  readonly method: string
  readonly path: string
  readonly summary: string
  readonly description?: string
  readonly retry: string
  /** Its items can be walked with `--all`. */
  readonly isPaged?: boolean
  /** It needs no credentials. */
  readonly isPublic?: boolean
  readonly body?: { readonly content: string; readonly wrap?: string }
  /** Of an answer that is a file: of rows, which can be printed, or of bytes. */
  readonly file?: 'rows' | 'bytes'
  /** Properties of the answer that are never printed. */
  readonly secretAnswers?: readonly string[]
  readonly parameters: readonly CommandParameter[]
}

/** A flag of a command. */
export interface CommandParameter {
  /** As the owner of the API writes it. */
  readonly name: string
  /** Where it is sent. Absent for a parameter that is read by our own code. */
  readonly in?: 'path' | 'query' | 'header' | 'body'
  readonly type: 'string' | 'integer' | 'number' | 'boolean' | 'json' | 'file'
  readonly isList?: boolean
  readonly required?: boolean
  /** Comes from a variable or a prompt, never from a flag. */
  readonly isSecret?: boolean
  /** Name in the query, where it differs. */
  readonly wire?: string
  /** It is the body itself and not a field of it. */
  readonly isWholeBody?: boolean
  readonly enum?: readonly unknown[]
  readonly default?: unknown
  readonly description?: string
}

/** All documents; the table of one is loaded when one of its commands is wanted. */
export type CommandList = readonly {
  readonly name: string
  readonly packageName: string
  readonly title: string
  readonly load: () => Promise<{ readonly commands: CommandTable }>
}[]
