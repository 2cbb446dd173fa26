// Loaded with the first error, see errors/explanations.ts.
import { describeExpected } from './describe-expected.js'
import type { RefusalReason } from './refuse.js'
import type { RequestSchema } from './request-schema.js'

/** A refused value: why, the schema that it does not fit, and where it stands. */
export interface Refusal {
  reason: RefusalReason
  schema: RequestSchema
  field: string
}

const FIXED: Readonly<Record<Exclude<RefusalReason, 'value' | 'missing' | 'count'>, string>> = {
  surrogate: 'holds half of a character (a lone surrogate)',
  nul: 'holds a NUL character',
  unknown: 'is not a parameter here; it would have no effect',
  nothing: 'must hold at least one field to change',
  noText: 'must be a text, a number or a boolean',
  empty: 'must not be empty',
  dots: 'must not be dots, which would name another resource',
  header: 'cannot be sent: its name or a character of its value is not allowed',
  milliseconds: 'must be a positive number of milliseconds',
  unbuildable: 'could not be built; check the types of its parameters and body',
}

/** What is wrong with a value, in words; never the value. */
export function describeRefusal({ reason, schema, field }: Refusal): string {
  switch (reason) {
    case 'value':
      return `must be ${describeExpected(schema)}`
    case 'missing': {
      const names = schema.requireOneOf ?? []
      if (field === '') return `must be there, or ${names.slice(1).join(' or ')}`
      return `must have at least one of ${names.join(', ')}`
    }
    case 'count':
      return `must be a whole number of at least ${schema.minimum}`
    default:
      return FIXED[reason]
  }
}
