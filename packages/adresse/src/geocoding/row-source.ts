/** Rows that are read one after the other; the one that comes next can be looked at first. */
export interface RowSource<Row> {
  /** The next row, which stays where it is; undefined behind the last. */
  peek(): Promise<Row | undefined>
  /** Leaves the row behind that was looked at. */
  skip(): void
  /** How many were left behind. */
  readonly position: number
  /** Whether the last one was left behind, once somebody looked for another. */
  readonly isEnded: boolean
  /** Lets `rows` end what it holds open. */
  close(): Promise<void>
}

export function openRows<Row>(rows: Iterable<Row> | AsyncIterable<Row>): RowSource<Row> {
  const iterator = Symbol.asyncIterator in rows ? rows[Symbol.asyncIterator]() : rows[Symbol.iterator]()
  let next: Promise<IteratorResult<Row, unknown>> | undefined
  let position = 0
  let isEnded = false
  return {
    async peek() {
      next ??= Promise.resolve(iterator.next())
      const { done, value } = await next
      isEnded = done === true
      return done ? undefined : value
    },
    skip() {
      next = undefined
      position += 1
    },
    get position() {
      return position
    },
    get isEnded() {
      return isEnded
    },
    async close() {
      if (!isEnded) await iterator.return?.()
    },
  }
}
