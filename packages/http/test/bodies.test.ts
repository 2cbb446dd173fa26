import { mkdtempSync, openAsBlob, rmSync, writeFileSync } from 'node:fs'
import { inspect } from 'node:util'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { HubError } from '../src/index.js'
import { createFilesClient, type ImportForm, source } from './files-api.js'
import { json, localServer } from './local-server.js'

const weighed = { weight: 3 }
const failure = (promise: PromiseLike<unknown>): Promise<HubError> =>
  Promise.resolve(promise).then(
    () => {
      throw new Error('resolved')
    },
    (error: HubError) => error,
  )

/** A body as any server reads it. */
const parse = async (received: { headers: NodeJS.Dict<string | string[]>; body: string } | undefined) =>
  new Response(received?.body ?? '', {
    headers: { 'content-type': String(received?.headers['content-type']) },
  }).formData()

describe('a form', () => {
  it('is sent as the document says: lists repeat a field, what is undefined is left out', async () => {
    const { baseUrl, received } = await localServer((_, response) => json(response, 200, weighed))
    const form = { client_id: 'a b', client_secret: 'é&=+', scope: ['x', 'y'], nothing: undefined }
    expect(await createFilesClient({ baseUrl }).createToken(form)).toEqual(weighed)
    expect(received[0]).toMatchObject({
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'client_id=a+b&client_secret=%C3%A9%26%3D%2B&scope=x&scope=y',
    })
  })

  it('is sent again as it was', async () => {
    const { baseUrl, received } = await localServer((_, response, count) =>
      count < 2 ? json(response, 503, {}, { 'retry-after': '0' }) : json(response, 200, weighed),
    )
    await createFilesClient({ baseUrl }).createToken({ client_id: 'a', client_secret: 'b' })
    expect(received.map(({ body }) => body)).toEqual(Array(2).fill('client_id=a&client_secret=b'))
  })

  it('that holds a structure is refused by the name of its field, and nothing of it is shown', async () => {
    const { baseUrl, received } = await localServer((_, response) => json(response, 200, weighed))
    const form = { client_id: 'a', client_secret: { canary: 'secret-canary' } as never }
    const error = await failure(createFilesClient({ baseUrl }).createToken(form))
    expect(error).toMatchObject({ name: 'InvalidRequestError', field: 'client_secret', attempts: 0 })
    expect(inspect(error, { showHidden: true, depth: 9 }) + JSON.stringify(error)).not.toContain('canary')
    expect(received).toEqual([])
  })

  it('works through raw too', async () => {
    const { baseUrl, received } = await localServer((_, response) => json(response, 200, weighed))
    await createFilesClient({ baseUrl }).raw.POST('/token' as never, { body: { client_id: 'a' } } as never)
    expect(received[0]?.body).toBe('client_id=a')
  })
})

describe('a multipart body', () => {
  const bytes = new TextEncoder().encode('nom;ville\né;"x\ny"\n')
  const files: [string, () => ImportForm['data'], string][] = [
    ['a File', () => new File([bytes], 'à "b".csv', { type: 'text/csv' }), 'text/csv'],
    ['bytes', () => ({ content: bytes, filename: 'à "b".csv', type: 'text/csv' }), 'text/csv'],
    ['text', () => ({ content: new TextDecoder().decode(bytes), filename: 'à "b".csv' }), 'application/octet-stream'],
    [
      'a stream',
      () => ({ content: source(['nom;vi', 'lle\né;"x\ny"\n']).stream, filename: 'à "b".csv', type: 'text/csv' }),
      'text/csv',
    ],
  ]

  it.each(files)('has fields in their order and a file from %s', async (_, data, type) => {
    const { baseUrl, received } = await localServer((_request, response) => json(response, 200, weighed))
    await createFilesClient({ baseUrl }).importFile({ data: data(), columns: ['a', 'b'], postcode: 'c\nd' })
    const form = await parse(received[0])
    expect([...form.keys()]).toEqual(['data', 'columns', 'columns', 'postcode'])
    expect([form.getAll('columns'), form.get('postcode')]).toEqual([['a', 'b'], 'c\r\nd'])
    const file = form.get('data') as File
    expect([file.name, file.type, await file.text()]).toEqual(['à "b".csv', type, 'nom;ville\né;"x\ny"\n'])
  })

  it('is sent again while its parts can be read again, a file of the disk too', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'hub-http-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    writeFileSync(join(folder, 'a.csv'), 'a;b\n'.repeat(50_000))
    const { baseUrl, received } = await localServer((_, response, count) =>
      count < 3 ? json(response, 503, {}, { 'retry-after': '0' }) : json(response, 200, weighed),
    )
    const data = { content: await openAsBlob(join(folder, 'a.csv')), filename: 'a.csv', type: 'text/csv' }
    await createFilesClient({ baseUrl }).importFile({ data })
    expect(received).toHaveLength(3)
    const file = (await parse(received[2])).get('data') as File
    expect([file.size, file.name]).toEqual([200_000, 'a.csv'])
  })

  it('with a stream is sent once, whatever the server says', async () => {
    for (const status of [401, 503]) {
      const { baseUrl, received } = await localServer((_, response) =>
        json(response, status, {}, { 'retry-after': '0' }),
      )
      const auth = { headers: () => ({ authorization: 'x' }), onUnauthorized: async () => true }
      const data = { content: source(['a']).stream, filename: 'a.csv' }
      const error = await failure(createFilesClient({ baseUrl, auth }).importFile({ data }))
      expect(error).toMatchObject({ status, attempts: 1, mayHaveBeenApplied: status === 503 })
      expect(received).toHaveLength(1)
    }
  })

  it.each<[string, unknown]>([
    ['a structure', { canary: 1 }],
    ['a stream without a file name', { content: source(['a']).stream }],
  ])('refuses %s by the name of its field', async (_, data) => {
    const error = await failure(createFilesClient({ environment: 'production' }).importFile({ data: data as never }))
    expect(error).toMatchObject({ name: 'InvalidRequestError', field: 'data', attempts: 0 })
  })
})

describe('a streamed upload', () => {
  it('is sent as it comes, from a stream or an async iterable', async () => {
    const { baseUrl, received } = await localServer((_, response) => json(response, 200, weighed))
    const client = createFilesClient({ baseUrl })
    await client.replaceFile(source(['a', 'b', 'é']).stream)
    await client.replaceFile(
      (async function* () {
        yield 'a'
        yield new TextEncoder().encode('bé')
      })(),
    )
    expect(received.map(({ body }) => body)).toEqual(['abé', 'abé'])
    expect(received[0]?.headers).toMatchObject({ 'content-type': 'text/csv', 'transfer-encoding': 'chunked' })
  })

  it('may last longer than timeout, as long as something moves', async () => {
    const { baseUrl } = await localServer((_, response) => json(response, 200, weighed))
    const timeout = 2_000
    async function* slow() {
      for (const start = performance.now(); performance.now() - start < timeout + 200; ) {
        await new Promise((resolve) => setTimeout(resolve, 100))
        yield 'x'
      }
    }
    const call = createFilesClient({ baseUrl, timeout, idleTimeout: 20_000 }).replaceFile(slow())
    expect(await call).toEqual(weighed)
  })

  it('whose source stalls ends after idleTimeout, and the source is cancelled', async () => {
    const { baseUrl } = await localServer((_, response) => json(response, 200, weighed))
    const { stream, state } = source(['a'], { stalls: true })
    const error = await failure(createFilesClient({ baseUrl, idleTimeout: 150 }).replaceFile(stream))
    expect(error).toMatchObject({ name: 'TimeoutError', attempts: 1, mayHaveBeenApplied: true })
    expect(error.message).toContain('idleTimeout, between two chunks of the request body')
    expect(state.cancelled).toBe(true)
  })

  it('whose source fails says so, without its words, and is no failure of the connection', async () => {
    const { baseUrl } = await localServer((_, response) => json(response, 200, weighed))
    const error = await failure(createFilesClient({ baseUrl }).replaceFile(source(['a', new Error('canary')]).stream))
    expect(error).toMatchObject({ name: 'AbortedError', attempts: 1, mayHaveBeenApplied: true, isRetryable: false })
    expect(error.message).toContain('the stream given as a request body failed')
    expect(inspect(error, { showHidden: true, depth: 9 })).not.toContain('canary')
  })

  it.each<[string, object]>([
    ['a signal that was aborted before', { signal: AbortSignal.abort() }],
    ['a header that cannot be sent', { headers: { 'x-a': 'a\nb' } }],
  ])('is cancelled unread after %s', async (_, options) => {
    const sources = [source(['a'], { stalls: true }), source(['a'], { stalls: true })] as const
    const client = createFilesClient({ baseUrl: 'http://127.0.0.1:1' })
    await failure(client.replaceFile(sources[0].stream, options))
    await failure(client.importFile({ data: { content: sources[1].stream, filename: 'a' } }, options))
    for (const { state } of sources) expect(state).toEqual({ read: 0, cancelled: true })
  })

  it('that is no stream is refused before any call', async () => {
    const error = await failure(createFilesClient({ environment: 'production' }).replaceFile('text' as never))
    expect(error).toMatchObject({ name: 'InvalidRequestError', field: 'body' })
  })
})
