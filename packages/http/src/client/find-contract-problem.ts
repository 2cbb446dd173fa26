import { checkAnswer } from '../answers/check-answer.js'
import type { Operation } from '../operations.js'
import { findMismatches } from './find-mismatches.js'
import type { AnswerProblem } from './types.js'

/** What the contract of an operation says against a success answer, or undefined when it fits. */
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
  // Nearly always.
  if (!('~standard' in schema) && checkAnswer(schema, data)) return undefined
  const pointers = await findMismatches(schema, data, propertyNames)
  if (pointers.length === 0) return undefined
  const places = pointers.map((pointer) => pointer || 'its root').join(', ')
  return { text: `the answer does not fit the contract at ${places}`, pointers }
}
