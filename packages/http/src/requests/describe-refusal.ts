// Loaded with the first error, see errors/explanations.ts.
import { describeExpected } from './describe-expected.js'
import type { RefusalReason } from './refuse.js'
import type { RequestSchema } from './request-schema.js'

/** A refused value of a request: why, the schema that it does not fit, and where it stands. */
export interface Refusal {
  reason: RefusalReason
  schema: RequestSchema
  field: string
}

/** What is wrong with a value, in words; never the value. */
export function describeRefusal({ reason, schema, field }: Refusal): string {
  switch (reason) {
    case 'value':
      return `must be ${describeExpected(schema)}`
    case 'surrogate':
      return 'holds half of a character (a lone surrogate)'
    case 'nul':
      return 'holds a NUL character'
    case 'unknown':
      return 'is not a parameter here; it would have no effect'
    case 'missing': {
      const names = schema.requireOneOf ?? []
      if (field === '') return `must be there, or ${names.slice(1).join(' or ')}`
      return `must have at least one of ${names.join(', ')}`
    }
    case 'nothing':
      return 'must hold at least one field to change'
  }
}
