import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { HubError } from '../errors/hub-error.js'
import type { Fetch } from '../lifecycle/outgoing-request.js'
import type { Logger } from '../logger.js'
import { createQuotingAnswers, type LeakAnswer } from './leak-answers.js'
import { createLeakSearch } from './leak-search.js'
import { IN_ORDER, type TestRunner } from './test-runner.js'

/** The client options under which leaks are looked for; spread them into the client under test. */
export interface LeakClientOptions {
  baseUrl: string
  fetch?: Fetch | undefined
  logger: Logger
  timeout: number
  totalTimeout: number
  maxRetries: number
  validate?: 'strict' | 'warn' | undefined
}

/** A client, with everything that it must not show. */
export interface LeakSubject<Client extends object> {
  /** Texts that occur nowhere else: the token and every personal value that the calls below give. */
  canaries: readonly string[]
  /** Creates a client with these options, and with credentials that are canaries. */
  createClient: (options: LeakClientOptions) => Client
  /** One call per method, its parameters full of canaries. */
  calls: Readonly<Record<string, (client: Client) => PromiseLike<unknown>>>
  /** Further answers, in the shapes of this API. Those that quote everything under general names are always given. */
  answers?: readonly LeakAnswer[] | undefined
  /** Whether methods take `{ signal }` after their parameters. Default true. */
  abortable?: boolean | undefined
}

const FAR = { timeout: 300_000, totalTimeout: 450_000, maxRetries: 1 }
/** Milliseconds that a test may take on whatever machine. */
const TEST_TIMEOUT = 600_000
const NOWHERE = 'https://api.example'

/**
 * Makes tests that nothing of a call, a credential or an answer is in an error, in a log line or in the client itself, however a call
 * ends.
 *
 * @param runner `{ describe, it }` of vitest or `node:test`
 */
export function describeLeaks<Client extends object>(subject: LeakSubject<Client>, runner: TestRunner): void {
  const { canaries, calls, createClient, answers = [], abortable = true } = subject
  const search = createLeakSearch(canaries)
  const everything = canaries.join(' ')
  const test = (name: string, body: () => Promise<void>): void => void runner.it(name, { timeout: TEST_TIMEOUT }, body)

  /** Makes one call and throws when it leaks something; resolves to what the call rejected with. */
  async function check(
    call: (client: Client) => PromiseLike<unknown>,
    options: Partial<LeakClientOptions>,
    wrap: (client: Client) => Client = (client) => client,
  ): Promise<unknown> {
    const lines: unknown[] = []
    const log = (...line: unknown[]): void => void lines.push(line)
    const logger = { debug: log, info: log, warn: log, error: log }
    const client = wrap(createClient({ baseUrl: NOWHERE, logger, ...FAR, ...options }))
    const error = await (async () => call(client))().then(
      () => undefined,
      (thrown: unknown) => thrown,
    )
    if (error !== undefined && !HubError.isInstance(error)) throw new Error('it threw something else than a HubError')
    assertNothing('the error', search.find(error))
    assertNothing('a log line', search.find(lines))
    return error
  }

  async function checkError(name: string, ...how: Parameters<typeof check>): Promise<void> {
    const thrown = ((await check(...how)) as { name?: string } | undefined)?.name
    if (thrown !== name) throw new Error(`it threw ${thrown} instead of ${name}`)
  }

  for (const [method, call] of Object.entries(calls)) {
    runner.describe(`${method} shows nothing`, IN_ORDER, () => {
      for (const [index, answer] of [...createQuotingAnswers(canaries), ...answers].entries()) {
        test(`when answered ${answer.status} with everything in it (answer ${index})`, async () => {
          await check(call, { fetch: async () => toResponse(answer) })
          await check(call, { fetch: async () => toResponse(answer), validate: 'warn' })
        })
      }

      test('when a fetch fails with the request in its message', () => {
        const fetch: Fetch = (url, init) => {
          const about = `${url} ${everything}`
          throw Object.assign(new TypeError(`fetch failed ${about}`), { request: init, cause: new Error(about) })
        }
        return checkError('ConnectionError', call, { fetch })
      })

      test('when no answer comes', () => {
        const fetch = () => new Promise<never>(() => {})
        return checkError('TimeoutError', call, { fetch, timeout: 20, maxRetries: 0 })
      })

      test('when a real connection breaks, or cannot be made', async () => {
        const server = createServer((request) => request.socket.destroy())
        await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
        const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
        try {
          await checkError('ConnectionError', call, { baseUrl })
        } finally {
          await new Promise((resolve) => server.close(resolve))
        }
        await checkError('ConnectionError', call, { baseUrl })
      })

      if (!abortable) return
      test('when aborted with a reason that says everything', () => {
        const signal = AbortSignal.abort(new Error(everything))
        return checkError('AbortedError', call, {}, (client) => withCallOptions(client, { signal }))
      })
    })
  }

  test('the client itself shows nothing', async () => {
    assertNothing('the client', search.find(createClient({ baseUrl: NOWHERE, logger: {}, ...FAR })))
  })

  test('the search finds each text in each form, or all of this would prove nothing', async () => {
    const missed = search.forms.filter(
      (form) =>
        search.find(new Error('x', { cause: { deep: [form] } })).length === 0 || search.find([form]).length === 0,
    )
    if (missed.length > 0) throw new Error(`the search misses ${missed.length} forms`)
  })
}

function assertNothing(where: string, leaks: readonly string[]): void {
  if (leaks.length > 0) throw new Error(`${where} shows ${leaks.join(', ')}`)
}

function toResponse({ status, body, headers }: LeakAnswer): Response {
  return new Response(body ?? null, { status, headers: { ...headers } })
}

/** The same client, each method given these options after its parameters. */
function withCallOptions<Client extends object>(client: Client, options: { signal: AbortSignal }): Client {
  const methods = Object.entries(client).map(([name, method]) => [
    name,
    typeof method === 'function' ? (parameters: unknown) => method.call(client, parameters, options) : method,
  ])
  return Object.fromEntries(methods) as Client
}
