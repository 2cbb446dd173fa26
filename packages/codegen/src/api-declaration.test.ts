import { describe, expect, test } from 'vitest'
import { documentWith } from '../test/documents.ts'
import { readApiDeclaration } from './api-declaration.ts'
import { definitionText } from './definition.ts'

const info = { title: 'Things', version: '1', 'x-hub-name': 'Things' }
const scheme = (token: object) => ({ components: { securitySchemes: { token } }, security: [{ token: [] }] })
const read = (parts: object) => readApiDeclaration(documentWith({ info, ...parts }))

test('a document without a name makes no client', () => {
  expect(readApiDeclaration(documentWith({}))).toBeUndefined()
})

test('all that a document declares is in the definition', () => {
  const declaration = read({
    servers: [{ url: 'https://a.example', 'x-hub-environment': 'production' }, { url: '{other}' }],
    'x-hub-base-path': '/api',
    'x-hub-timeout': 4000,
    'x-hub-max-retries': 0,
    'x-hub-pace': { calls: 5, period: 60_000 },
    ...scheme({ type: 'apiKey', in: 'header', name: 'x-token' }),
  })
  const text = declaration ? definitionText('things', declaration, ['number'], { hasDays: true }) : ''
  expect(text).toContain("export type Environment = 'production'\n")
  expect(text).toContain("export type Formats = 'number'\n")
  expect(text).toContain(`> = {
  api: 'Things',
  userAgent: \`\${__PACKAGE_NAME__}/\${__PACKAGE_VERSION__}\`,
  environments: { production: 'https://a.example' },
  basePath: '/api',
  defaults: { timeout: 4000, maxRetries: 0 },
  rateLimit: { calls: 5, period: 60000 },
  token: { header: 'x-token' },
  operations,
  formats: { date: parseCalendarDay },
  createSharedLimiters,
}`)
})

describe('the token of an API', () => {
  test('travels as the document says', () => {
    expect(read(scheme({ type: 'http', scheme: 'bearer' }))?.token).toEqual({
      header: 'authorization',
      scheme: 'Bearer',
    })
  })

  test.each([
    ['a cookie', scheme({ type: 'apiKey', in: 'cookie', name: 'x' })],
    ['a sign-in', scheme({ type: 'oauth2' })],
    ['several headers', { ...scheme({ type: 'apiKey', in: 'header', name: 'x' }), security: [{ token: [], uid: [] }] }],
    ['nothing', {}],
  ])('is none for %s', (_label, parts) => {
    expect(read(parts)?.token).toBeUndefined()
  })
})
