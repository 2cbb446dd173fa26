import { describe, expect, it, vi } from 'vitest'
import { ApiPromise } from '../api-promise.js'
import { type Cursor, PagedPromise } from './paged-promise.js'

interface Answer {
  ids: number[]
  next: number | null
}

/** A list of several pages, the first one being page 1. */
function list(pages: Record<number, Answer | Error>, getKey?: (id: number) => unknown) {
  const fetchPage = vi.fn((cursor: Cursor | undefined): ApiPromise<Answer> => {
    const answer = pages[Number(cursor ?? 1)] ?? new Error(`no page ${cursor}`)
    const outcome = async () => {
      await new Promise((resolve) => setTimeout(resolve, 1))
      if (answer instanceof Error) throw answer
      return { data: answer, response: new Response(null), requestId: 'r-1', attempts: 1 }
    }
    return new ApiPromise(outcome())
  })
  const readPage = ({ ids, next }: Answer) => ({ items: ids, next })
  return { fetchPage, paged: new PagedPromise({ fetchPage, readPage, ...(getKey ? { getKey } : {}) }) }
}

const three = { 1: { ids: [1, 2], next: 2 }, 2: { ids: [3], next: 3 }, 3: { ids: [4, 5], next: null } }

describe('PagedPromise', () => {
  it('is one page when awaited, and asks for no other', async () => {
    const { paged, fetchPage } = list(three)
    expect(await paged).toEqual(three[1])
    expect(await paged.withResponse()).toMatchObject({ data: three[1], requestId: 'r-1' })
    expect(fetchPage).toHaveBeenCalledTimes(1)
  })

  it('is all items when iterated, each page asked for once', async () => {
    const { paged, fetchPage } = list(three)
    const ids = []
    for await (const id of paged) ids.push(id)
    expect(ids).toEqual([1, 2, 3, 4, 5])
    expect(fetchPage.mock.calls).toEqual([[undefined], [2], [3]])
  })

  it('asks for a page only when its items are wanted', async () => {
    const { paged, fetchPage } = list(three)
    for await (const id of paged) if (id === 2) break
    expect(fetchPage).toHaveBeenCalledTimes(1)
    expect(await paged.toArray({ limit: 2 })).toEqual([1, 2])
    expect(fetchPage).toHaveBeenCalledTimes(1)
    expect(await paged.toArray({ limit: 3 })).toEqual([1, 2, 3])
    expect(fetchPage).toHaveBeenCalledTimes(2)
  })

  it('shares a page between overlapping next() calls', async () => {
    const { paged, fetchPage } = list(three)
    const iterator = paged[Symbol.asyncIterator]()
    const results = await Promise.all(Array.from({ length: 7 }, () => iterator.next()))
    expect(results.map(({ value }) => value)).toEqual([1, 2, 3, 4, 5, undefined, undefined])
    expect(fetchPage).toHaveBeenCalledTimes(3)
  })

  it('can be resumed after any page', async () => {
    const saved: Cursor[] = []
    for await (const { next } of list(three).paged.pages()) if (next !== null) saved.push(next)
    expect(saved).toEqual([2, 3])
    const rest = list({ 1: three[2], 3: three[3] })
    expect(await rest.paged.toArray({ limit: Infinity })).toEqual([3, 4, 5])
  })

  it('gives an item once, even when it moves between pages', async () => {
    const moved = { 1: { ids: [1, 2], next: 2 }, 2: { ids: [2, 3, 3], next: null } }
    expect(await list(moved, (id) => id).paged.toArray({ limit: Infinity })).toEqual([1, 2, 3])
    expect(await list(moved).paged.toArray({ limit: Infinity })).toEqual([1, 2, 2, 3, 3])
    const pages = []
    for await (const page of list(moved, (id) => id).paged.pages()) pages.push(page)
    expect(pages[1]).toEqual({ items: [3], next: null, data: moved[2] })
  })

  it('never takes a failed page for the end', async () => {
    const { paged } = list({ 1: three[1], 2: new Error('down') })
    await expect(paged.toArray({ limit: Infinity })).rejects.toThrow('down')
    const seen: number[] = []
    const walk = async () => {
      for await (const id of paged) seen.push(id)
    }
    await expect(walk()).rejects.toThrow('down')
    expect(seen).toEqual([1, 2])
  })

  it('fails as one promise when its first page fails', async () => {
    const { paged } = list({ 1: new Error('down') })
    await expect(paged).rejects.toThrow('down')
    await expect(paged.toArray({ limit: 1 })).rejects.toThrow('down')
  })

  it('stops when pages go round in a circle', async () => {
    const { paged, fetchPage } = list({ 1: three[1], 2: { ids: [3], next: 2 } })
    await expect(paged.toArray({ limit: Infinity })).rejects.toMatchObject({ name: 'ContractError' })
    expect(fetchPage).toHaveBeenCalledTimes(2)
  })

  it.each([
    ['the same items again', (page: number) => ({ ids: [1, 2], next: page + 1 }), true],
    ['the same two pages by turns', (page: number) => ({ ids: [page % 2], next: page + 1 }), true],
    ['no items', (page: number) => ({ ids: [], next: page + 1 }), true],
    ['no items, which have no identity', (page: number) => ({ ids: [], next: page + 1 }), false],
    ['the same page again, of items without identity', (page: number) => ({ ids: [1, 2], next: page + 1 }), false],
  ])('ends with an error when the pages always name another and bring %s', async (_label, pageOf, hasKey) => {
    const pages = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [index + 1, pageOf(index + 1)]))
    const { paged, fetchPage } = list(pages, hasKey ? (id) => id : undefined)
    await expect(paged.toArray({ limit: Infinity })).rejects.toMatchObject({ name: 'ContractError' })
    expect(fetchPage.mock.calls.length).toBeLessThan(10)
  })

  it('goes on after a page that brings nothing new, as when many items were added meanwhile', async () => {
    const shifted = {
      1: { ids: [1, 2], next: 2 },
      2: { ids: [1, 2], next: 3 },
      3: { ids: [], next: 4 },
      4: { ids: [3], next: null },
    }
    expect(await list(shifted, (id) => id).paged.toArray({ limit: Infinity })).toEqual([1, 2, 3])
  })

  it('takes a cursor as text and as number for the same page', async () => {
    const { paged } = list({ 1: three[1], 2: { ids: [3], next: '2' as never } })
    await expect(paged.toArray({ limit: Infinity })).rejects.toMatchObject({ name: 'ContractError' })
  })

  it.each([undefined, -1, 1.5, Number.NaN, '3'])('refuses the limit %j', async (limit) => {
    const { paged } = list(three)
    // @ts-expect-error -- untyped callers
    await expect(paged.toArray({ limit })).rejects.toMatchObject({ name: 'InvalidRequestError', field: 'limit' })
  })
})
