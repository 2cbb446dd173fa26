import { describe, expect, test } from 'vitest'
import { addFilter, createMetabaseClient, metabaseSlug, signEmbed } from '../src/index.js'
import { createMetabaseSimulator, SIMULATED_SECRET_KEY } from '../src/simulator/index.js'
import { readText, SITE, startClient } from './start-client.js'

const params = { [metabaseSlug('Département')]: '62 - Pas-de-Calais', [metabaseSlug('Région')]: [] }

describe('rows', () => {
  test('MB-R4: come with 202 as with 200, with the API key', async () => {
    const { client, sent } = startClient()
    const { data, response } = await client.queryCard({ id: 12 }).withResponse()
    expect(response.status).toBe(202)
    expect(data[0]).toEqual({
      Département: '62 - Pas-de-Calais',
      Région: 'Hauts-de-France',
      Mois: '2026-10',
      Candidatures: 40,
    })
    expect([sent[0]?.method, sent[0]?.url, sent[0]?.headers.get('x-api-key')]).toEqual([
      'POST',
      `${SITE}/api/card/12/query/json`,
      'api-key',
    ])
    const plain = createMetabaseClient({
      baseUrl: `${SITE}/api/`,
      token: 'k',
      fetch: async () => Response.json([{ a: 1 }]),
    })
    expect(await plain.queryCard({ id: 1 })).toEqual([{ a: 1 }])
  })

  test.each([200, 202])('MB-R4: an object with an error is a QueryError, status %d', async (status) => {
    const fetch = async () => Response.json({ error: 'ERROR: secret-canary' }, { status })
    const client = createMetabaseClient({ baseUrl: SITE, token: 'k', fetch })
    for (const call of [
      () => client.queryCard({ id: 13 }),
      () => client.queryDataset({ database: 1, type: 'query' }),
      () => client.export('csv', { card: 13 }),
      () => client.export('xlsx', { dataset: { database: 1, type: 'query' } }),
    ]) {
      const error = await call().catch((thrown: unknown) => thrown)
      expect(error).toMatchObject({ name: 'QueryError', code: 'query_failed', status, isRetryable: false, attempts: 1 })
      expect(String(error)).not.toContain('canary')
    }
  })

  test('of a query: the form field holds its text', async () => {
    const { client, sent } = startClient()
    const query = addFilter(await client.getCardQuery(12), [
      '=',
      ['field', 'Mois', { 'base-type': 'type/Text' }],
      '2026-11',
    ])
    const rows = await client.queryDataset(query)
    expect(rows.map(({ Mois }) => Mois)).toEqual(['2026-11', '2026-11', '2026-11', '2026-11'])
    const form = new URLSearchParams(await sent[1]?.text())
    expect([...form.keys()]).toEqual(['query'])
    expect(JSON.parse(form.get('query') ?? '')).toMatchObject({ database: 2, type: 'query', parameters: [] })
  })

  test('of a query that fails', async () => {
    const query = { database: 2, type: 'query', query: { 'source-table': 99 } }
    // Not what is described: an object where rows are due.
    const { fetch } = createMetabaseSimulator()
    const client = createMetabaseClient({ baseUrl: SITE, token: 'k', fetch })
    await expect(client.queryDataset(query)).rejects.toMatchObject({ name: 'QueryError', status: 202 })
    await expect(client.queryCard({ id: 13 })).rejects.toMatchObject({ name: 'QueryError', status: 202 })
    await expect(startClient().client.queryDataset({} as never)).rejects.toMatchObject({ field: 'query', attempts: 0 })
  })
})

test('MB-R5: a card without legacy_query is a clear error that names it', async () => {
  const { client } = startClient()
  const error = await client.getCardQuery(13).catch((thrown: unknown) => thrown)
  expect(error).toMatchObject({ name: 'ContractError' })
  expect(String(error)).toContain('card 13 has no legacy_query')
})

describe('export', () => {
  test('MB-R6: streams CSV', async () => {
    const stream = await startClient().client.export('csv', { card: 12 })
    const [header, first] = (await readText(stream)).split('\n')
    expect([header, first]).toEqual([
      'Département,Région,Mois,Candidatures',
      '62 - Pas-de-Calais,Hauts-de-France,2026-10,40',
    ])
  })

  test('streams JSON, whose rows are no refusal', async () => {
    const rows: unknown = JSON.parse(await readText(await startClient().client.export('json', { card: 12 })))
    expect(rows).toHaveLength(8)
  })

  test('streams a workbook', async () => {
    const stream = await startClient().client.export('xlsx', {
      dataset: { database: 2, type: 'query', query: { 'source-table': 12, limit: 1 } },
    })
    const text = await readText(stream)
    expect(text.startsWith('PK')).toBe(true)
    expect(text).toContain('<t xml:space="preserve">62 - Pas-de-Calais</t>')
  })

  test('of a signed token needs no key, and has only what is locked', async () => {
    const { client, sent } = startClient({ token: undefined })
    const token = await signEmbed({ secretKey: SIMULATED_SECRET_KEY, resource: { dashboard: 5 }, params })
    const lines = (await readText(await client.export('csv', { token, dashcard: 51, card: 12 }))).trim().split('\n')
    expect(lines).toHaveLength(3)
    expect(lines.slice(1).every((line) => line.startsWith('62 - Pas-de-Calais'))).toBe(true)
    expect(sent[0]?.headers.get('x-api-key')).toBeNull()
    expect((await client.getEmbeddedDashboard({ token })).dashcards).toEqual([{ id: 51, card_id: 12 }])
    const question = await signEmbed({
      secretKey: SIMULATED_SECRET_KEY,
      resource: { question: 12 },
      params: { 'd%C3%A9partement': ['2A - Corse-du-Sud'] },
    })
    expect((await readText(await client.export('csv', { token: question }))).trim().split('\n')).toHaveLength(3)
  })

  test('MB-R7: of a token that is not good is refused, and the error does not show it', async () => {
    const { client } = startClient()
    const token = await signEmbed({ secretKey: 'x', resource: { dashboard: 5 }, params })
    const error = await client.export('csv', { token, dashcard: 51, card: 12 }).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ name: 'InvalidRequestError', status: 400 })
    expect(JSON.stringify(error) + String(error)).not.toContain(token)
  })

  test.each([
    ['format', 'png', { card: 1 }],
    ['id', 'csv', { card: 0 }],
    ['query', 'csv', { dataset: {} }],
    ['source', 'csv', undefined],
  ])('MB-R6: refuses %s', async (field, format, source) => {
    const { client, sent } = startClient()
    await expect(client.export(format as never, source as never)).rejects.toMatchObject({ field, attempts: 0 })
    expect(sent).toEqual([])
  })
})

describe('a picture', () => {
  test('is a PNG of 400 pixels', async () => {
    const bytes = await startClient().client.getCardImage(12)
    expect(Buffer.from(bytes.subarray(0, 8)).toString('latin1')).toBe('\u0089PNG\r\n\u001a\n')
    expect(new DataView(bytes.buffer, bytes.byteOffset).getUint32(16)).toBe(400)
  })

  test('cannot have locked parameters', async () => {
    const { client, sent } = startClient()
    // @ts-expect-error -- the picture would show everybody's figures
    await expect(client.getCardImage(12, { params: { a: 1 } })).rejects.toMatchObject({ field: 'params', attempts: 0 })
    expect(sent).toEqual([])
  })

  test('of a version without pictures, or of a card that is none, says so', async () => {
    const { client } = startClient({}, { pictures: false })
    const error = await client.getCardImage(12).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ name: 'NotFoundError', code: 'no_picture' })
    expect(String(error)).toContain('this version of Metabase')
  })
})

test('a key that is missing, or wrong', async () => {
  const { sent, client } = startClient({ token: '' })
  await expect(client.queryCard({ id: 12 })).rejects.toMatchObject({ name: 'InvalidRequestError', field: 'token' })
  expect(sent).toEqual([])
  const { fetch } = createMetabaseSimulator({ apiKey: 'right' })
  const wrong = createMetabaseClient({ baseUrl: SITE, token: 'wrong-canary', fetch })
  const error = await wrong.queryCard({ id: 12 }).catch((thrown: unknown) => thrown)
  expect(error).toMatchObject({ name: 'AuthenticationError', status: 401 })
  expect(String(error)).not.toContain('canary')
})
