// The simulated France Travail on a bad day: so many of its calls fail, in every way, and what became of each is written down.
import type { FranceTravailSimulator } from '@hub/france-travail-client/simulator'
import { vi } from 'vitest'

/** How a call ended. `lost` and `late` were carried out before the connection broke or the hub gave up; the others were not. */
export type CallEnd =
  | { kind: 'answered'; code: string | undefined }
  | { kind: 'unauthorized' | 'limited' | 'error' | 'html' | 'reset' | 'silent' }
  | { kind: 'lost' | 'late' }
  /** Of the token endpoint: the application is refused. */
  | { kind: 'misconfigured' }

export interface TracedCall {
  operation: 'token' | 'search' | 'update'
  end: CallEnd
  body: Readonly<Record<string, unknown>>
}

type Failure = Exclude<CallEnd['kind'], 'answered'>

/** As often as they stand here. */
const FAILURES: readonly Failure[] = [
  ...(['error', 'error', 'html', 'reset', 'silent', 'late', 'lost', 'lost'] as const),
  ...(['unauthorized', 'unauthorized', 'unauthorized', 'limited'] as const),
]
const TOKEN_FAILURES: readonly Failure[] = ['error', 'error', 'html', 'reset', 'limited', 'misconfigured']
/** Milliseconds that the client waits for an answer. */
const TIMEOUT = 60_000

export interface FailingOptions {
  /** From 0 to 1. */
  share: number
  /** Numbers from 0 to 1. */
  random: () => number
  /** The code with which an update is refused; undefined where it is not. */
  refuse: (numPassIAE: string) => string | undefined
}

/** Needs timers that are faked: whoever is silent lets the time of the client pass. */
export function createFailingFranceTravail(
  { fetch, state }: FranceTravailSimulator,
  { share, random, refuse }: FailingOptions,
) {
  const trace: TracedCall[] = []

  function choose(failures: readonly Failure[]): Failure | undefined {
    return random() < share ? failures[Math.floor(random() * failures.length)] : undefined
  }

  async function send(request: Request, operation: TracedCall['operation']): Promise<Response> {
    const text = await request.clone().text()
    const body = operation === 'token' ? {} : (JSON.parse(text) as TracedCall['body'])
    const failure = choose(operation === 'token' ? TOKEN_FAILURES : FAILURES)
    const code = operation === 'update' ? refuse(String(body['numPassIAE'])) : undefined
    const note = (end: CallEnd) => void trace.push({ operation, end, body })
    if (failure === undefined) {
      if (code !== undefined) state.answerNext({ operation: 'updatePassIae', code })
      const response = await fetch(request)
      const answer = (await response.clone().json()) as { codeSortie?: string }
      // With a token that was revoked meanwhile nobody was refused: the code must not wait for another PASS.
      if (response.status === 401 && code !== undefined) state.takeCode('updatePassIae')
      note(response.status === 401 ? { kind: 'unauthorized' } : { kind: 'answered', code: answer.codeSortie })
      return response
    }
    if (failure === 'lost' || failure === 'late') {
      const before = state.passes.get(String(body['numPassIAE']))
      try {
        return await (failure === 'late' ? neverAnswer(request, true) : breakAfter(request))
      } finally {
        // With a token that was revoked meanwhile nothing was carried out, and nothing the second time.
        const isApplied = operation === 'update' && state.passes.get(String(body['numPassIAE'])) !== before
        note({ kind: isApplied ? failure : 'reset' })
      }
    }
    note({ kind: failure })
    switch (failure) {
      case 'unauthorized':
        state.revokeTokens()
        return fetch(request)
      case 'silent':
        return neverAnswer(request, false)
      case 'reset':
        state.failNext({ kind: 'reset' })
        return fetch(request)
      default:
        state.failNext({ kind: 'status', ...STATUSES[failure] })
        return fetch(request)
    }
  }

  async function breakAfter(request: Request): Promise<Response> {
    state.failNext({ kind: 'lost-answer' })
    return fetch(request)
  }

  async function neverAnswer(request: Request, isApplied: boolean): Promise<Response> {
    if (isApplied) await fetch(new Request(request.clone(), { signal: null }))
    const { promise, reject } = Promise.withResolvers<never>()
    request.signal.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')), { once: true })
    vi.advanceTimersByTime(TIMEOUT)
    return promise
  }

  return {
    fetch: async (input: Request | string | URL, init?: RequestInit): Promise<Response> => {
      const request = new Request(input, init)
      const { pathname } = new URL(request.url)
      const operation = pathname.startsWith('/connexion/')
        ? 'token'
        : pathname.includes('maj-pass')
          ? 'update'
          : 'search'
      return send(request, operation)
    },
    /** The calls since the last time. */
    takeTrace: (): TracedCall[] => trace.splice(0),
  }
}

const STATUSES = {
  error: { status: 500, body: '{"codeErreur":"JCS0011G","codeHttp":500}' },
  html: { status: 200, body: '<html>Maintenance</html>' },
  limited: { status: 429, body: '{}', headers: { 'retry-after': '60' } },
  misconfigured: { status: 400, body: '{"error":"invalid_client"}' },
} as const
