import { isDeepStrictEqual } from 'node:util'
import { IN_ORDER, type TestRunner } from './test-runner.js'

type Answer = Readonly<Record<string, unknown>>

/** An answer of the real service, with invented persons. */
export interface RecordedAnswer<Operation extends string> {
  operation: Operation
  answer: Answer
}

export interface RecordedAnswers<Operation extends string> {
  recorded: readonly RecordedAnswer<Operation>[]
  /** What the strict client resolves to when an operation is answered so. */
  read: (operation: Operation, answer: Answer) => PromiseLike<unknown>
  /** The columns that allow null, and the associations that can be missing, of each kind of object. */
  nullable: Readonly<Record<string, readonly string[]>>
  /** The kind of the objects in a list or below a key, where its name without `s` is not the kind. Default: none. */
  kinds?: Readonly<Record<string, string>> | undefined
}

const TEST_TIMEOUT = 600_000

/**
 * Makes tests that the strict client reads what the real service sends: its recorded answers, and the same with null in each column that
 * allows it. No column is listed in vain: one that no recorded answer holds fails.
 *
 * @param runner `{ describe, it }` of vitest or `node:test`
 */
export function describeRecordedAnswers<Operation extends string>(
  { recorded, read, nullable, kinds = {} }: RecordedAnswers<Operation>,
  { describe, it }: TestRunner,
): void {
  async function assertRead(operation: Operation, answer: Answer): Promise<void> {
    if (!isDeepStrictEqual(await read(operation, answer), answer))
      throw new Error(`${operation} resolved to something else than its answer`)
  }

  describe('recorded answers are read', IN_ORDER, () => {
    for (const [index, { operation, answer }] of recorded.entries()) {
      it(`${operation} (answer ${index})`, { timeout: TEST_TIMEOUT }, () => assertRead(operation, answer))
    }
  })

  describe('null where the column allows it', IN_ORDER, () => {
    const columns = Object.entries(nullable).flatMap(([kind, names]) => names.map((column) => [kind, column] as const))
    for (const [kind, column] of columns) {
      it(`${kind}.${column}`, { timeout: TEST_TIMEOUT }, async () => {
        const changed = recorded.flatMap(({ operation, answer }) => {
          const withNull = setNull(answer, { kind, column, kinds })
          return withNull ? [{ operation, answer: withNull }] : []
        })
        if (changed.length === 0) throw new Error('no recorded answer holds it')
        await Promise.all(changed.map(({ operation, answer }) => assertRead(operation, answer)))
      })
    }
  })
}

/** An answer with one column null wherever an object of a kind stands, or undefined when it holds none. */
function setNull(
  answer: Answer,
  { kind, column, kinds }: { kind: string; column: string; kinds: Readonly<Record<string, string>> },
): Answer | undefined {
  let found = false
  const copy = (value: unknown, name: string): unknown => {
    if (Array.isArray(value)) return value.map((each) => copy(each, kinds[name] ?? name.replace(/s$/, '')))
    if (typeof value !== 'object' || value === null) return value
    const copied: Record<string, unknown> = {}
    for (const [key, each] of Object.entries(value)) copied[key] = copy(each, key)
    if (name !== kind || !(column in copied)) return copied
    found = true
    return { ...copied, [column]: null }
  }
  const changed = copy(answer, '') as Answer
  return found ? changed : undefined
}
