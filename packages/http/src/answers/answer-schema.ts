import type { StandardSchema } from '../standard-schema.js'

export type JsonType = 'string' | 'number' | 'integer' | 'boolean' | 'null' | 'array' | 'object'

/**
 * What an answer must be, as codegen writes it from the reader's copy of a document: the few keywords of JSON Schema that say of what
 * structure a value is. A keyword only restricts values of its own type.
 */
export interface AnswerSchema {
  /** Any, when absent. */
  readonly type?: JsonType | readonly JsonType[]
  readonly properties?: Readonly<Record<string, AnswerSchema>>
  readonly required?: readonly string[]
  /** What every property must be that `properties` does not name. */
  readonly additionalProperties?: AnswerSchema
  readonly items?: AnswerSchema
  readonly allOf?: readonly AnswerSchema[]
  readonly anyOf?: readonly AnswerSchema[]
  /** Of a schema that holds itself. */
  readonly lazy?: () => AnswerSchema
}

/** The schema of a success: one that codegen wrote, or one of any library that has the Standard Schema interface. */
export type ResponseSchema = AnswerSchema | StandardSchema
