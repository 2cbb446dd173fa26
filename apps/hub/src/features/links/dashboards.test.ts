import { expect, test } from 'vitest'
import { parseDashboards } from './dashboards.js'

test('names may be labels, or as Metabase writes them', () => {
  const dashboards = parseDashboards('{"5":["Département","r%C3%A9gion"],"entity-Id_1":[]}')
  expect([...(dashboards?.get('5') ?? [])]).toEqual(['d%C3%A9partement', 'r%C3%A9gion'])
  expect(dashboards?.get('entity-Id_1')?.size).toBe(0)
})

test.each(['', 'x', '[]', 'null', '{"5":"a"}', '{"5":[1]}', '{"5":[""]}', '{"a b":[]}'])('%j is refused', (text) => {
  expect(parseDashboards(text)).toBeUndefined()
})
