import { describe, expect, test } from 'vitest'
import { iteratePages, type PageReport } from './pages.js'

const toPage = (ids: number[], pages: number, total = 10) => ({
  items: ids.map((id) => ({ id })),
  total,
  page: 1,
  size: ids.length,
  pages,
})

async function collect(answers: ReturnType<typeof toPage>[]) {
  const asked: number[] = []
  const reports: PageReport[] = []
  const getPage = async (page: number) => {
    asked.push(page)
    const answer = answers[page - 1]
    if (!answer) throw new Error(`page ${page} was not to be asked for`)
    return answer
  }
  const ids: number[] = []
  for await (const { id } of iteratePages(
    getPage,
    ({ id: own }) => String(own),
    (report) => void reports.push(report),
  ))
    ids.push(id)
  return { ids, asked, reports }
}

describe('DI-R3: iteration', () => {
  test('gives what moved to the next page once, and tells of it', async () => {
    const { ids, asked, reports } = await collect([toPage([1, 2, 3], 3), toPage([3, 4], 3, 11), toPage([5], 3, 9)])
    expect(ids).toEqual([1, 2, 3, 4, 5])
    expect(asked).toEqual([1, 2, 3])
    expect(reports.map(({ drift, duplicates }) => [drift, duplicates])).toEqual([
      [0, 0],
      [1, 1],
      [-1, 0],
    ])
  })

  test('ends at 0 pages, and DI-R4: not by the size of an answer', async () => {
    expect(await collect([toPage([], 0, 0)])).toMatchObject({ ids: [], asked: [1] })
    expect(await collect([toPage([1], 2), toPage([2], 2)])).toMatchObject({ ids: [1, 2], asked: [1, 2] })
  })

  test('gives an item once that comes twice in a page', async () => {
    expect((await collect([toPage([1, 1], 1)])).ids).toEqual([1])
  })

  test('goes on when the number of pages grows, and ends when it shrinks', async () => {
    expect((await collect([toPage([1], 1), toPage([2], 2)])).asked).toEqual([1])
    expect((await collect([toPage([1], 2), toPage([2], 3), toPage([3], 2)])).ids).toEqual([1, 2, 3])
  })

  test('gives up when pages bring nothing new for ever', async () => {
    await expect(collect(Array.from({ length: 9 }, () => toPage([1], 99)))).rejects.toMatchObject({
      name: 'ContractError',
    })
  })
})
