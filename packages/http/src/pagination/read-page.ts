import { ContractError } from '../errors/answer-errors.js'
import type { PagingRule } from '../operations.js'
import type { Cursor } from './paged-promise.js'

/**
 * The items of one page, and what asks for the next.
 *
 * @throws ContractError when the answer says neither: with `validate: 'off'` nothing else looks, and it must not pass for the last page
 */
export function readPage(
  { items: itemsPath, next: nextPath }: PagingRule,
  data: unknown,
): { items: unknown[]; next: Cursor | null } {
  const items = readPath(data, itemsPath)
  const next = readPath(data, nextPath)
  if (Array.isArray(items) && (next === null || typeof next === 'number' || typeof next === 'string')) {
    return { items, next }
  }
  const message = `a page of a list does not say ${Array.isArray(items) ? 'whether there is another' : 'what it holds'}`
  throw new ContractError({ message, isRetryable: false, mayHaveBeenApplied: false, attempts: 1 })
}

function readPath(data: unknown, path: string): unknown {
  return path.split('.').reduce((value, name) => (value as Record<string, unknown> | null | undefined)?.[name], data)
}
