import { describe, expect, test } from 'vitest'
import { documentWith } from '../test/documents.ts'
import { findHubKeyProblems } from './hub-keys.ts'

/** What is wrong with keys of ours on an operation. */
const onOperation = (keys: object): string[] =>
  findHubKeyProblems(documentWith({ paths: { '/thing': { get: { operationId: 'getThing', ...keys } } } }))

const AT = '#/paths/~1thing/get'

test.each([
  { 'x-hub-retry': 'safe', 'x-hub-retry-delay': { initial: 500, factor: 3, maximum: 60_000 } },
  { 'x-hub-timeout': 4000, 'x-hub-total-timeout': 8000, 'x-hub-max-retries': 0 },
  { 'x-hub-pace': { calls: 5, period: 60_000, concurrency: 1 }, 'x-hub-redirect': 'same-origin-once' },
  { 'x-hub-paging': { parameter: 'page', items: 'users', next: 'meta.next_page', key: 'id' } },
  { 'x-hub-paging': { parameter: 'page', items: 'users', next: 'meta.next_page' } },
])('takes %o', (keys) => {
  expect(onOperation(keys)).toEqual([])
})

test.each<[object, string]>([
  [{ 'x-hub-timout': 4000 }, 'x-hub-timout is not known here; known are x-hub-timeout, '],
  [{ 'x-hubretry': 'safe' }, 'x-hubretry is not known here'],
  [{ 'x-hub-open': true }, 'x-hub-open is not known here'],
  [{ 'x-hub-environment': 'production' }, 'x-hub-environment is not known here'],
  [{ 'x-hub-retry': 'sometimes' }, 'x-hub-retry must be one of safe, idempotent, never'],
  [{ 'x-hub-timeout': '4s' }, 'x-hub-timeout must be a number of milliseconds'],
  [
    { 'x-hub-retry-delay': { start: 500 } },
    'x-hub-retry-delay must be { initial?, factor?, maximum? } in milliseconds',
  ],
  [
    { 'x-hub-retry-delay': { initial: 0 } },
    'x-hub-retry-delay must be { initial?, factor?, maximum? } in milliseconds',
  ],
  [{ 'x-hub-pace': { calls: 5 } }, 'x-hub-pace must be { calls, period in milliseconds, concurrency? }'],
  [{ 'x-hub-paging': { parameter: 'page', items: 'users' } }, 'x-hub-paging must be { parameter, items, next, key? }'],
  [{ 'x-hub-redirect': 'always' }, 'x-hub-redirect must be same-origin-once'],
])('refuses %o', (keys, problem) => {
  const [found, ...others] = onOperation(keys)
  expect(found?.startsWith(`${AT}: ${problem}`)).toBe(true)
  expect(others).toEqual([])
})

describe('elsewhere', () => {
  const parts = {
    info: { title: 'Thing', version: '1', 'x-hub-name': 'Thing' },
    'x-hub-base-path': ['/api/v1', '/api'],
  }
  const servers = [{ url: 'https://a.example', 'x-hub-environment': 'production' }]

  test('each key has its place', () => {
    const schemas = { Thing: { type: 'string', 'x-hub-format': 'thing', 'x-hub-must-be': 'a thing' } }
    expect(findHubKeyProblems(documentWith({ ...parts, servers, components: { schemas } }))).toEqual([])
  })

  test('a key in the place of another is named by its pointer', () => {
    const wrong = {
      'x-hub-name': 'Thing',
      servers: [{ url: 'x', 'x-hub-timeout': 1 }],
      components: { 'x-hub-pace': {} },
    }
    expect(findHubKeyProblems(documentWith(wrong as never)).map((problem) => problem.split(' is not')[0])).toEqual([
      '#: x-hub-name',
      '#/servers/0: x-hub-timeout',
      '#/components: x-hub-pace',
    ])
  })

  test('what a document quotes is not its own', () => {
    const schemas = { Thing: { type: 'object', examples: [{ 'x-hub-anything': 1 }] } }
    expect(findHubKeyProblems(documentWith({ components: { schemas } }))).toEqual([])
  })
})
