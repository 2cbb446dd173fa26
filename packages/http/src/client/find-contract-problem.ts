import { fitsSchema } from '../answers/fits-schema.js'
import { loadExplanations } from '../errors/load-explanations.js'
import type { Operation } from '../operations.js'
import type { AnswerProblem } from './types.js'

/** Whether a success answer is what the contract of an operation promises, as nearly always; false when that takes more than a look. */
export function fitsContract({ responses }: Operation, status: number, data: unknown): boolean {
  const schema = responses[status]
  return schema !== undefined && !('~standard' in schema) && data !== undefined && fitsSchema(schema, data)
}

/**
 * What the contract of an operation says against a success answer that `fitsContract` did not take at once, or undefined when it fits.
 *
 * @param propertyNames Of a schema that another library checks: the names that its pointers may show.
 */
export async function findContractProblem(
  operation: Operation,
  status: number,
  data: unknown,
  propertyNames: ReadonlySet<string>,
): Promise<AnswerProblem | undefined> {
  const schema = operation.responses[status]
  // An operation whose successes have no JSON body has nothing to check.
  if (!schema && Object.keys(operation.responses).length === 0) return undefined
  if (!schema) return { text: `the contract has no answer with status ${status}` }
  if (data === undefined) return { text: 'the answer is empty' }
  const issues = '~standard' in schema ? (await schema['~standard'].validate(data)).issues : undefined
  if ('~standard' in schema && !issues?.length) return undefined
  const text = 'the answer does not fit the contract'
  const pointers = (await loadExplanations())?.listMismatches({ schema, issues, data, propertyNames }, fitsSchema)
  return pointers
    ? { text: `${text} at ${pointers.map((pointer) => pointer || 'its root').join(', ')}`, pointers }
    : { text }
}
