import { ApiPromise } from '../api-promise.js'
import { ContractError, InvalidRequestError } from '../errors/answer-errors.js'
import { createThrower, locateError, locateIteration } from '../errors/locate-error.js'

/** What resumes a list: a page number or a text, as the API wants it. Serialisable. */
export type Cursor = string | number

/** One page of a list. */
export interface Page<Data, Item> {
  /** Those that no earlier page of this walk held. */
  items: Item[]
  /** Asks for the page after this one, also in another process; null when this is the last. */
  next: Cursor | null
  /** The answer as the API gave it. */
  data: Data
}

/** How an API pages. */
export interface Paging<Data, Item> {
  /** Asks for one page: the one of the call's own parameters when `cursor` is undefined. */
  fetchPage(cursor: Cursor | undefined): ApiPromise<Data>
  readPage(data: Data): { items: readonly Item[]; next: Cursor | null }
  /** What an item is recognised by. With it an item that moves to a later page while pages are walked is not given twice. */
  getKey?(item: Item): unknown
  /** Of which API and method this is a list: its own errors say so, as those of its calls do. */
  locate?: { api: string; operation: string }
}

/** One page may bring nothing new, when as many items were added as it holds while the pages were walked; several do not. */
const MAX_BARREN_PAGES = 3

/**
 * What a list method returns: awaited, it is one page as the API answers it; iterated, it is all items from that page on. The first
 * page is asked for once, by the call itself, and the next one when its items are wanted.
 *
 * A page that cannot be had ends the walk with an error, never with a shorter list. The call's deadlines hold for each page. A walk
 * that would not end is a ContractError: pages that name an earlier one as the next, or several pages in a row that bring nothing new
 * and still name another.
 */
export class PagedPromise<Data, Item> extends ApiPromise<Data> implements AsyncIterable<Item> {
  readonly #paging: Paging<Data, Item>

  constructor(paging: Paging<Data, Item>) {
    const first = paging.fetchPage(undefined)
    const { locate } = paging
    const outcome = first.withResponse()
    super(locate ? outcome.catch(createThrower(locate.api, locate.operation)) : outcome, locate?.operation)
    this.#paging = paging
  }

  /** Page after page. Save `next` to go on later: the list method takes it in place of its first page. */
  pages(): AsyncGenerator<Page<Data, Item>, void, undefined> {
    const { locate } = this.#paging
    return locate ? locateIteration(this.#walk(), createThrower(locate.api, locate.operation)) : this.#walk()
  }

  async *#walk(): AsyncGenerator<Page<Data, Item>, void, undefined> {
    const paging = this.#paging
    const seen = new Set<unknown>()
    const asked = new Set<string>()
    let barren = 0
    let lastText: string | undefined
    let data: Data = await this
    for (;;) {
      const { items, next } = paging.readPage(data)
      const isNew = (item: Item): boolean => {
        if (!paging.getKey) return true
        const sizeBefore = seen.size
        return seen.add(paging.getKey(item)).size > sizeBefore
      }
      const newItems = items.filter(isNew)
      // Items without an identity can only be recognised page by page.
      const text = paging.getKey ? undefined : JSON.stringify(items)
      barren = newItems.length === 0 || (text !== undefined && text === lastText) ? barren + 1 : 0
      lastText = text
      yield { items: newItems, next, data }
      if (next === null) return
      if (asked.has(String(next))) throw endless('a page names an earlier one as the next')
      if (barren >= MAX_BARREN_PAGES) throw endless(`${barren} pages in a row bring nothing new and name another`)
      asked.add(String(next))
      data = await paging.fetchPage(next)
    }
  }

  /** Item after item. `next()` calls that overlap wait for each other, so that no page is asked for twice. */
  async *[Symbol.asyncIterator](): AsyncGenerator<Item, void, undefined> {
    for await (const { items } of this.pages()) yield* items
  }

  /**
   * The first items, at most `limit`; Infinity for all, however many that is.
   *
   * @throws InvalidRequestError when `limit` is no number of items: a list can be larger than memory, so it must be said
   */
  async toArray({ limit }: { limit: number }): Promise<Item[]> {
    if (!(limit === Infinity || (Number.isSafeInteger(limit) && limit >= 0))) {
      const error = InvalidRequestError.local('limit', 'must be a whole number of items, or Infinity')
      const { locate } = this.#paging
      throw locate ? locateError(error, locate.api, locate.operation) : error
    }
    const collected: Item[] = []
    for await (const { items } of this.pages()) {
      collected.push(...items.slice(0, limit - collected.length))
      if (collected.length >= limit) break
    }
    return collected
  }
}

function endless(why: string): ContractError {
  const message = `the pages of this list go round in a circle: ${why}`
  return new ContractError({ message, isRetryable: false, mayHaveBeenApplied: false, attempts: 1 })
}
