import { expectTypeOf, it } from 'vitest'
import type { components } from '../../src/generated/ants-editor.types.gen.js'
import type { Reason } from '../../src/editor/index.js'

/** The literals of an open enum: without its `string & {}`. */
type Literals<Value> = Value extends string ? (string extends Value ? never : Value) : never

it('lists every reason of the OpenAPI document, and no other', () => {
  expectTypeOf<Reason>().toEqualTypeOf<Literals<components['schemas']['SearchReason']>>()
})
