import type { StandardIssue } from '../standard-schema.js'
import type { ResponseSchema } from '../answers/answer-schema.js'
import { checkAnswer, toPointerPart } from '../answers/check-answer.js'

const MAX_POINTERS = 10

/**
 * JSON pointers of what an answer lacks, at most ten and each once; empty when it fits the schema.
 *
 * A key that the contract does not name is a map key, such as an application number: it is written `*`, because pointers end
 * up in messages and logs. `names` holds the property names of the contract.
 */
export async function findMismatches(
  schema: ResponseSchema,
  value: unknown,
  names: ReadonlySet<string>,
): Promise<string[]> {
  const pointers = new Set<string>()
  if ('~standard' in schema) {
    const { issues = [] } = await schema['~standard'].validate(value)
    for (const issue of issues) pointers.add(toPointer(issue, names))
  } else checkAnswer(schema, value, (pointer) => pointers.add(pointer))
  return [...pointers].slice(0, MAX_POINTERS)
}

function toPointer({ path = [] }: StandardIssue, names: ReadonlySet<string>): string {
  return path
    .map((segment) => {
      const key = typeof segment === 'object' ? segment.key : segment
      if (typeof key === 'number') return `/${key}`
      const text = String(key)
      return names.has(text) ? toPointerPart(text) : '/*'
    })
    .join('')
}
