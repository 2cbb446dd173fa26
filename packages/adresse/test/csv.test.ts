import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createAdresseClient, type GeocodedRow, type GeocodingProgress } from '../src/index.js'
import { startClient } from './start-client.js'

const COLUMNS = ['address', 'city']
const row = (id: string, address = '12 rue des Lilas Bleus', city = 'Arras', zip = '62000') => ({
  id,
  address,
  city,
  zip,
})

/** All rows, and the error that came behind them. */
async function collect(rows: AsyncIterable<GeocodedRow>) {
  const found: GeocodedRow[] = []
  try {
    for await (const each of rows) found.push(each)
  } catch (error) {
    return { found, error: error as Error & Record<string, unknown> & { missingKeys?: () => string[] } }
  }
  return { found, error: undefined }
}

/** A server that gets what was sent and answers a text of its own. */
async function startServer(answer: (request: IncomingMessage, response: ServerResponse) => void) {
  const server = createServer(answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void (server.closeAllConnections(), server.close()))
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return createAdresseClient({ baseUrl, maxRetries: 0 })
}

/** A server that reads all it is sent, then answers this text. */
const startAnswering = (text: string) =>
  startServer((request, response) => {
    request.resume().on('end', () => response.writeHead(200, { 'content-type': 'text/csv' }).end(text))
  })

describe('rows', () => {
  test('come back by their key, with what was found for each', async () => {
    const { client } = startClient()
    const progress: GeocodingProgress[] = []
    const { found, error } = await collect(
      client.geocodeRows([row('7'), row('01', 'nothing', 'of the kind', ''), row('x', 'a', '')], {
        columns: COLUMNS,
        postcode: 'zip',
        onProgress: (each) => void progress.push(each),
      }),
    )
    expect(error).toBeUndefined()
    expect(found.map(({ key, status }) => [key, status])).toEqual([
      ['7', 'ok'],
      ['01', 'not-found'],
      ['x', 'skipped'],
    ])
    expect(found[0]).toMatchObject({ longitude: 2.7669, latitude: 50.2901, citycode: '62041', housenumber: '12' })
    // AD-R7: an empty cell is null, not 0.
    expect(found[1]).toMatchObject({ longitude: null, latitude: null, score: null, label: null })
    expect(progress.at(-1)).toEqual({ received: 3, total: 3 })
  })

  test('AD-R7: with delimiters, quotes and line breaks arrive as they are', async () => {
    const { client, state } = startClient()
    const odd = { address: '12 rue des Lilas Bleus; bât. "A"', city: 'Arras\r\nFrance, "62"' }
    const rows = Array.from({ length: 250 }, (_, index) => ({ id: `k;"${index}`, ...odd }))
    const { found } = await collect(client.geocodeRows(rows, { columns: COLUMNS }))
    expect(found.map(({ key }) => key)).toEqual(rows.map(({ id }) => id))
    expect(state.switches.cutCsvAfter).toBeNull()
  })

  test('a block that the service failed on is told apart', async () => {
    const { client, state } = startClient()
    state.switches.failedCsvBlock = 1
    const rows = Array.from({ length: 201 }, (_, index) => row(String(index)))
    const { found } = await collect(client.geocodeRows(rows, { columns: COLUMNS }))
    expect(
      Map.groupBy(found, ({ status }) => status)
        .get('error')
        ?.map(({ key }) => Number(key)),
    ).toEqual(Array.from({ length: 100 }, (_, index) => 100 + index))
  })

  test('AD-R7: a cut answer is an error that names the count, behind the rows that came', async () => {
    const { client, state } = startClient()
    state.switches.cutCsvAfter = 130
    const rows = Array.from({ length: 200 }, (_, index) => row(`k${index}`))
    const { found, error } = await collect(client.geocodeRows(rows, { columns: COLUMNS }))
    expect(found).toHaveLength(130)
    expect(error).toMatchObject({ name: 'IncompleteResultError', expected: 200, received: 130, isRetryable: true })
    expect(error?.message).toContain('130 of 200 rows')
    expect(error?.missingKeys?.()).toEqual(rows.slice(130).map(({ id }) => id))
  })

  test.each([
    ['within a cell', 'id;address;result_status\r\na;x;ok\r\nb;x;o', 1],
    ['within quotes', 'id;address;result_status\r\na;x;ok\r\nb;"x;ok', 1],
    ['within a row', 'id;address;result_status\r\na;x;ok\r\nb;x', 1],
    ['behind the header', 'id;address;result_status\r\n', 0],
  ])('an answer cut %s gives the rows before', async (_where, text, count) => {
    const client = await startAnswering(text)
    const { found, error } = await collect(client.geocodeRows([row('a'), row('b')], { columns: ['address'] }))
    expect(found).toHaveLength(count)
    expect(error).toMatchObject({ name: 'IncompleteResultError', expected: 2, received: count })
  })

  test('in another order than they were sent are matched all the same', async () => {
    const client = await startAnswering('id;address;result_status\nb;x;ok\na;x;not-found\n')
    const { found, error } = await collect(client.geocodeRows([row('a'), row('b')], { columns: ['address'] }))
    expect(error).toBeUndefined()
    expect(found.map(({ key, status }) => [key, status])).toEqual([
      ['b', 'ok'],
      ['a', 'not-found'],
    ])
  })

  test.each([
    ['of a key that was not sent', 'id;address;result_status\nz;x;ok\n'],
    ['twice', 'id;address;result_status\na;x;ok\na;x;ok\n'],
    ['without the key', 'name;result_status\na;ok\n'],
    ['without a status', 'id;address\na;x\n'],
    ['that are a page', '<html><body>maintenance</body></html>'],
    ['that are nothing', ''],
  ])('rows %s are a ContractError', async (_label, text) => {
    const client = await startAnswering(text)
    const { error } = await collect(client.geocodeRows([row('a')], { columns: ['address'] }))
    expect(error).toMatchObject({ name: 'ContractError' })
  })

  test('a connection that breaks is a ConnectionError behind the rows that came', async () => {
    const client = await startServer((request, response) => {
      request.resume().on('end', () => {
        response.writeHead(200, { 'content-type': 'text/csv' })
        response.write('id;address;result_status\na;x;ok\n')
        setImmediate(() => request.socket.destroy())
      })
    })
    const { error } = await collect(client.geocodeRows([row('a'), row('b')], { columns: ['address'] }))
    expect(error).toMatchObject({ name: 'ConnectionError' })
  })
})

describe('what cannot be sent is refused and named', () => {
  test.each<[string, unknown[], object]>([
    ['rows[1].id', [row('a'), row('a')], {}],
    ['rows[0].id', [row('')], {}],
    ['rows[0].id', [row('a\nb')], {}],
    ['rows[1].address', [row('a'), { id: 'b', address: { street: 'x' } }], {}],
    ['columns', [row('a')], { columns: [] }],
    ['columns', [row('a')], { columns: ['result_status'] }],
    ['key', [row('a')], { key: 'address' }],
  ])('%s', async (field, rows, options) => {
    const { client } = startClient()
    const { found, error } = await collect(client.geocodeRows(rows as never, { columns: ['address'], ...options }))
    expect(error).toMatchObject({ name: 'InvalidRequestError', field })
    expect(found).toEqual([])
  })

  test('a row that is longer than what can come back', async () => {
    const { client } = startClient()
    const long = [row('a'), row('b', 'x'.repeat(600_000))]
    const { error } = await collect(client.geocodeRows(long, { columns: ['address'] }))
    expect(error).toMatchObject({ name: 'InvalidRequestError', field: 'rows[1]' })
  })

  test('rows that end with an error of their own give that error, and those before them', async () => {
    async function* failing() {
      yield row('a')
      throw new RangeError('the disk is gone')
    }
    const { error } = await collect(startClient().client.geocodeRows(failing(), { columns: ['address'] }))
    expect(error).toEqual(new RangeError('the disk is gone'))
  })

  test('no rows are no call', async () => {
    const { client, sent } = startClient()
    expect(await collect(client.geocodeRows([], { columns: ['address'] }))).toEqual({ found: [], error: undefined })
    expect(sent).toEqual([])
  })
})

describe('a file', () => {
  const FILE = 'id;voie;ville\n1;12 rue des Lilas Bleus;Arras\n'
  const read = async (stream: ReadableStream<Uint8Array>) =>
    (await new Response(stream as BodyInit).text()).split('\r\n')

  test('comes back with its columns, those of the result behind them, and the delimiter it had', async () => {
    const { client } = startClient()
    const { data, response } = await client
      .searchCsv({
        data: new Blob([FILE.replaceAll(';', ',')]),
        columns: ['voie', 'ville'],
        result_columns: ['result_status', 'longitude'],
      })
      .withResponse()
    expect(await read(data)).toEqual([
      'id,voie,ville,longitude,result_status',
      '1,12 rue des Lilas Bleus,Arras,2.7669,ok',
      '',
    ])
    expect(response.headers.get('x-rows-count')).toBe('1')
  })

  test('has every column of the result unless some are chosen', async () => {
    const [header] = await read(await startClient().client.searchCsv({ data: new Blob([FILE]) }))
    expect(header).toBe(
      'id;voie;ville;longitude;latitude;result_score;result_score_next;result_label;result_type;result_id;' +
        'result_housenumber;result_name;result_street;result_postcode;result_city;result_context;' +
        'result_citycode;result_oldcitycode;result_oldcity;result_district;result_status',
    )
  })

  test('with positions is searched by them', async () => {
    const data = new Blob(['id;x;y\n1;2.7669;50.2901\n2;;\n'])
    const { client } = startClient()
    const lines = await read(
      await client.reverseCsv({ data, lon: 'x', lat: 'y', result_columns: ['result_name', 'result_status'] }),
    )
    expect(lines.slice(1, 3)).toEqual(['1;2.7669;50.2901;12 Rue des Lilas Bleus;ok', '2;;;;skipped'])
  })

  test('with a column that it does not have is refused by the service, with a message only', async () => {
    const error = await startClient()
      .client.searchCsv({ data: new Blob([FILE]), columns: ['rue'] })
      .catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ name: 'InvalidRequestError', status: 400 })
    expect(Object.keys((error as { body(): object }).body())).toEqual(['code', 'message'])
  })

  test('may be a stream, over a real socket, in and out', async () => {
    let received = ''
    const client = await startServer((request, response) => {
      response.writeHead(200, { 'content-type': 'text/csv' })
      request.on('data', (chunk: Buffer) => (received += chunk.toString()))
      request.on('end', () => response.end('id;result_status\n1;ok\n'))
    })
    async function* content() {
      yield 'id;a\n'
      yield '1;x\n'
    }
    const stream = await client.searchCsv({ data: { content: content(), filename: 'a.csv' }, columns: ['a'] })
    expect(await new Response(stream as BodyInit).text()).toBe('id;result_status\n1;ok\n')
    expect(received).toContain('id;a\n1;x\n')
    expect(received).toContain('name="columns"\r\n\r\na')
  })
})
