// Uses the last copy while the original cannot be read (docs/decisions/0018).
import { withDeadline } from '../../../platform/process/with-deadline.js'
import type { Freshness } from './freshness.js'

export interface LastCopyOptions extends Pick<Freshness, 'waitUntilFresh' | 'age'> {
  /** Milliseconds that a copy may be used while nothing newer comes, from when it began to be read. */
  usableFor: number
  /** Milliseconds that a newer copy is waited for when there is one that may be used, and when there is none. */
  maxWait: { withCopy: number; withoutCopy: number }
  /** Called at the first use of an old copy after a fresh one, with its age in milliseconds. */
  onOldCopy?: ((age: number) => void) | undefined
}

/**
 * @returns waits for a fresh copy, or for one that may still be used; it throws what reading threw, or `DeadlineError` when reading takes too
 * long, once the copy is too old
 */
export function createLastCopy({
  waitUntilFresh,
  age,
  usableFor,
  maxWait,
  onOldCopy,
}: LastCopyOptions): () => Promise<void> {
  let isTold = false
  const mayBeUsed = (): boolean => age() < usableFor

  return async () => {
    try {
      await withDeadline(mayBeUsed() ? maxWait.withCopy : maxWait.withoutCopy, waitUntilFresh())
      isTold = false
    } catch (error) {
      if (!mayBeUsed()) throw error
      if (!isTold) onOldCopy?.(age())
      isTold = true
    }
  }
}
