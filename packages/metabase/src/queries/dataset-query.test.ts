import { expect, test } from 'vitest'
import { addFilter, type DatasetQuery, toQueryText } from './dataset-query.js'

const query: DatasetQuery = { database: 2, type: 'query', query: { 'source-table': 7 } }
const filter = ['=', ['field', 1, { 'base-type': 'type/Text' }], '69']

test('a filter is added to those there are, without a list too many', () => {
  expect(addFilter(query, filter).query?.filter).toEqual(filter)
  expect(addFilter({ ...query, query: { filter: [] } }, filter).query?.filter).toEqual(filter)
  expect(addFilter(addFilter(query, ['=', 1, 2]), filter).query?.filter).toEqual(['and', ['=', 1, 2], filter])
  expect(query.query).toEqual({ 'source-table': 7 })
})

test('what is no clause or no query is refused', () => {
  expect(() => addFilter(query, [[]])).toThrow(expect.objectContaining({ field: 'filter' }))
  expect(() => toQueryText({} as never)).toThrow(expect.objectContaining({ field: 'query' }))
  expect(JSON.parse(toQueryText(query))).toEqual({ ...query, parameters: [] })
})
