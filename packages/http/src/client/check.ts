import type { StandardIssue, StandardSchema } from '../standard-schema.js'
import { certainlyFits } from './fits.js'

/**
 * JSON pointers of what an answer lacks, at most ten and each once; empty when it fits the schema.
 *
 * A key that the contract does not name is a map key, such as an application number: it is written `*`, because pointers end
 * up in messages and logs. `names` holds the property names of the contract.
 */
export async function mismatches(
  schema: StandardSchema,
  value: unknown,
  names: ReadonlySet<string>,
): Promise<string[]> {
  if (certainlyFits(schema, value)) return []
  const validated = schema['~standard'].validate(value)
  const { issues = [] } = validated instanceof Promise ? await validated : validated
  const pointers = new Set<string>()
  for (const issue of issues) {
    if (pointers.size >= 10) break
    pointers.add(pointerOf(issue, names))
  }
  return [...pointers]
}

function pointerOf({ path = [] }: StandardIssue, names: ReadonlySet<string>): string {
  return path
    .map((segment) => {
      const key = typeof segment === 'object' ? segment.key : segment
      if (typeof key === 'number') return `/${key}`
      const text = String(key)
      return names.has(text) ? `/${text.replaceAll('~', '~0').replaceAll('/', '~1')}` : '/*'
    })
    .join('')
}
