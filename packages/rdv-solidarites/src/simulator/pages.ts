import { json } from './responses.js'
import type { Parameters } from './parameters.js'

/** Items per page; fixed in the service. */
const PER_PAGE = 100

/** One page of a list; an empty list has no pages, and its page is the first. */
export function createPage(name: string, items: readonly unknown[], parameters: Parameters): Response {
  const page = Math.max(1, parameters.number('page') || 1)
  const total = Math.ceil(items.length / PER_PAGE)
  const meta = {
    current_page: page,
    next_page: page < total ? page + 1 : null,
    prev_page: page > 1 && page <= total + 1 ? page - 1 : null,
    total_pages: total,
    total_count: items.length,
  }
  return json({ [name]: items.slice((page - 1) * PER_PAGE, page * PER_PAGE), meta })
}
