import { describe, expect, test } from 'vitest'
import { parseDashboards } from './dashboards.js'
import { lockParameters, readQueryParameters } from './locked-parameters.js'

const QUERY = { in: 'query', path: [] } as const
const dashboards = parseDashboards('{"5":["Département","région"]}') ?? new Map()

describe('parameters', () => {
  test('may be named by label or as Metabase writes them', () => {
    const given = [
      ['Département', '69 - Rhône'],
      ['r%C3%A9gion', ['Corse']],
    ] as const
    expect(lockParameters(dashboards, '5', given, QUERY)).toEqual({
      'd%C3%A9partement': '69 - Rhône',
      'r%C3%A9gion': ['Corse'],
    })
  })

  test('that are there twice are refused, where they are', () => {
    const given = [
      ['Département', '69'],
      ['d%C3%A9partement', '01'],
    ] as const
    expect(() => lockParameters(dashboards, '5', given, { in: 'body', path: ['params'] })).toThrow(
      expect.objectContaining({
        status: 422,
        errors: [expect.objectContaining({ in: 'body', pointer: '/params/d%C3%A9partement' })],
      }),
    )
  })

  test.each<[string, string]>([
    ['6', 'Département'],
    ['5', 'prescripteur'],
    ['5', ''],
    ['5', '%'],
    ['5', '__proto__'],
    ['__proto__', 'Département'],
    ['05', 'Département'],
    ['5', 'd%25C3%25A9partement'],
  ])('of dashboard %s: %s is 404', (id, name) => {
    expect(() => lockParameters(dashboards, id, [[name, 'x']], QUERY)).toThrow(expect.objectContaining({ status: 404 }))
  })

  test('of a query may be repeated', () => {
    const query = new URLSearchParams('d%C3%A9partement=01&r%C3%A9gion=a&r%C3%A9gion=b&x=')
    expect([...readQueryParameters(query)]).toEqual([
      ['département', '01'],
      ['région', ['a', 'b']],
      ['x', ''],
    ])
  })
})
