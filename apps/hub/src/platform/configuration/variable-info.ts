// What is documented of a variable beside its schema, in docs/configuration.md and by --help.
import type { z } from 'zod'
import { httpUrl, optional, parsed, publicText } from './formats.js'

/** What is documented of a variable. */
export interface VariableInfo {
  /** One sentence without a full stop, in Markdown. */
  meaning: string
  /** The value that is used when it is not set, exactly as it would be written. */
  default?: string | undefined
  /** What happens when it is not set, where that is no value. */
  otherwise?: string | undefined
  /** A value that is accepted; an invented one where it is a secret. */
  example: string
}

/** A schema with the documentation of its variable. */
export function documented<Schema extends z.ZodType>(info: VariableInfo, schema: Schema): Schema {
  return schema.meta({ ...info })
}

/** What happens without a variable that a live feature requires. */
export const LIVE = 'required when the feature is live'

export const url = () =>
  optional(parsed(httpUrl, 'must be an absolute http or https URL without credentials, query or fragment'))
export const text = () =>
  optional(parsed(publicText, 'must be a text of at most 20000 characters, or the http or https address of a page'))
