import { describe, expect, it } from 'vitest'
import { ConflictError, type ErrorAnswer, type ErrorReading, type HubError } from '../src/index.js'
import { collect, createFilesClient, type FilesClientOptions } from './files-api.js'
import { json, localServer } from './local-server.js'

const failure = (promise: PromiseLike<unknown>): Promise<HubError> =>
  Promise.resolve(promise).then(
    () => {
      throw new Error('resolved')
    },
    (error: HubError) => error,
  )

/** As Metabase: rows, or an object with `error`. */
function readRefusal({ body }: ErrorAnswer): ErrorReading | undefined {
  const isRefused = typeof body === 'object' && body !== null && !Array.isArray(body) && 'error' in body
  return isRefused ? { code: 'query_failed', advice: 'correct the query' } : undefined
}

const refused = { error: 'canary: column x', via: [] }

async function start(status: number, body: string, options: FilesClientOptions = { readRefusal }) {
  const { baseUrl } = await localServer((_, response) => {
    response.writeHead(status, { 'content-type': 'text/csv', 'x-request-id': 'r-1' }).end(body)
  })
  return createFilesClient({ baseUrl, ...options })
}

describe('a refusal with a success status', () => {
  it.each(['query', 'getText', 'getBytes', 'getStream', 'startExport'] as const)(
    'of %s is a typed error',
    async (name) => {
      const client = await start(200, JSON.stringify(refused))
      const error = await failure(client[name]())
      expect(error).toMatchObject({
        name: 'ClientError',
        code: 'query_failed',
        status: 200,
        requestId: 'r-1',
        isRetryable: false,
        mayHaveBeenApplied: false,
      })
      expect(error.message).toBe(
        `Files ${name}: status 200 (query_failed, 1 attempt, request id r-1); correct the query`,
      )
      expect(error.body()).toEqual(refused)
      expect(JSON.stringify(error)).not.toContain('canary')
    },
  )

  it('may have another class, be worth another try, or have been done in part', async () => {
    const reading = { code: 'busy', as: ConflictError, isRetryable: true, isRefusal: false, isPartial: true }
    const client = await start(200, JSON.stringify(refused), { readRefusal: () => reading })
    expect(await failure(client.startExport())).toMatchObject({
      name: 'ConflictError',
      isRetryable: true,
      mayHaveBeenApplied: true,
    })
  })

  it('is none when the API’s reader does not see one, or stumbles', async () => {
    const rows = '[{"error":"a column of this name"}]'
    expect(await (await start(202, rows)).query()).toEqual(JSON.parse(rows))
    const readNothing = () => {
      throw new Error('canary')
    }
    expect(await (await start(202, rows, { readRefusal: readNothing })).query()).toEqual(JSON.parse(rows))
  })

  it('is handed on by raw', async () => {
    const client = await start(200, JSON.stringify(refused))
    const { data, error } = (await client.raw.POST('/query' as never, {} as never)) as {
      data?: unknown
      error?: unknown
    }
    expect([data, error]).toEqual([refused, undefined])
  })

  it('without a reader is what the contract makes of it', async () => {
    const { baseUrl } = await localServer((_, response) => json(response, 202, refused))
    expect(await failure(createFilesClient({ baseUrl }).query())).toMatchObject({ name: 'ContractError' })
  })
})

describe('a stream that is looked at', () => {
  it.each(['', 'a;b\n', ' \n\t', '[{"a":1}]', '{"a":1}', '{"a":', `  {"a":"${'x'.repeat(200_000)}"}`])(
    'is handed on whole: %.20s',
    async (body) => {
      expect(await collect(await (await start(200, body)).getStream())).toBe(body)
    },
  )

  it('fails with its own error when it breaks while it is looked at', async () => {
    const { baseUrl } = await localServer((request, response) => {
      response.writeHead(200, { 'content-length': '100' }).write('{"error":')
      setTimeout(() => request.socket.destroy(), 20)
    })
    const client = createFilesClient({ baseUrl, readRefusal })
    expect(await failure(client.startExport())).toMatchObject({ name: 'ConnectionError', mayHaveBeenApplied: true })
  })
})
