import { ContractError } from '@hub/http'

/** A page as the API answers it. */
interface Page<Item> {
  items: Item[]
  total: number
  page: number
  /** Number of pages; 0 when nothing matches. */
  pages: number
}

/** What an iteration tells of each page. */
export interface PageReport {
  page: number
  pages: number
  /** How many items there are in all, by this page. */
  total: number
  /** By how many `total` has changed since the first page: the data changed meanwhile, and an item may have been missed. */
  drift: number
  /** Items of this page that had come before. */
  duplicates: number
}

/** Pages in a row that bring nothing new before an iteration is given up. */
const MAX_PAGES_WITHOUT_NEWS = 3

/**
 * Every item of all pages once, whatever moves between them.
 *
 * @param getPage Answers one page by its number.
 * @param getId What an item is recognised by.
 * @throws ContractError when pages go on without bringing anything new
 */
export async function* iteratePages<Item>(
  getPage: (page: number) => PromiseLike<Page<Item>>,
  getId: (item: Item) => string,
  onPage?: (report: PageReport) => void,
): AsyncGenerator<Item, void, undefined> {
  const seen = new Set<string>()
  let firstTotal: number | undefined
  let withoutNews = 0
  for (let number = 1; ; number += 1) {
    const { items, total, pages } = await getPage(number)
    firstTotal ??= total
    const fresh = items.filter((item) => !seen.has(getId(item)))
    const news = new Map(fresh.map((item) => [getId(item), item]))
    for (const id of news.keys()) seen.add(id)
    onPage?.({ page: number, pages, total, drift: total - firstTotal, duplicates: items.length - news.size })
    yield* news.values()
    // Never by the `size` of an answer, which is the number of its items.
    if (number >= pages) return
    withoutNews = news.size === 0 ? withoutNews + 1 : 0
    if (withoutNews >= MAX_PAGES_WITHOUT_NEWS) throw endless()
  }
}

function endless(): ContractError {
  return new ContractError({
    message: `${MAX_PAGES_WITHOUT_NEWS} pages in a row brought nothing new, and more are announced`,
    status: 200,
    attempts: 1,
    isRetryable: true,
    mayHaveBeenApplied: false,
  })
}
