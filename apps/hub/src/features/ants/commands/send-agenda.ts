import { z } from '@hono/zod-openapi'
import type { ImportReport } from '../agenda/diff.js'
import type { AgendaProblem } from '../agenda/agenda-problem.js'
import { isLoopbackName } from '../../../platform/http/loopback.js'
import { OperatorError } from '../../../platform/process/operator-error.js'

const MAX_UPLOAD_TIME = 120_000

const remarks = z.array(z.object({ pointer: z.string(), message: z.string() }))
const ids = z.array(z.string())
const reportSchema = z.object({ added: ids, changed: ids, unchanged: ids, removed: ids, warnings: remarks })
const problemSchema = z.object({ detail: z.string(), errors: remarks.optional() })

export interface SendOptions {
  /** Base address of the hub. */
  to: string
  key: string
  prune: boolean
}

/**
 * Gives an agenda to a running hub.
 * @returns its report, or the mistakes that it found
 * @throws {OperatorError} when the hub cannot be asked or refuses for another reason.
 */
export async function sendAgenda(
  text: string,
  { to, key, prune }: SendOptions,
): Promise<ImportReport | { errors: AgendaProblem[] }> {
  const response = await post(createUploadUrl(to, prune), text, key)
  const body: unknown = await response.json().catch(() => undefined)
  const report = reportSchema.safeParse(body)
  if (response.ok && report.success) return report.data
  const problem = problemSchema.safeParse(body)
  if (problem.data?.errors) return { errors: problem.data.errors }
  throw new OperatorError(
    `The hub at ${to} answered ${response.status}${problem.success ? `: ${problem.data.detail}` : '.'}`,
  )
}

function createUploadUrl(to: string, prune: boolean): URL {
  const base = URL.canParse(to) ? new URL(to) : undefined
  // The key travels with the request: in the clear it may go no further than this machine.
  const isSafe = base?.protocol === 'https:' || (base?.protocol === 'http:' && isLoopbackName(base.hostname))
  if (!base || !isSafe) throw new OperatorError('--to must be an https address, or http on this machine.')
  const url = new URL(`${base.href.replace(/\/+$/, '')}/api/v1/agenda`)
  url.searchParams.set('prune', String(prune))
  return url
}

async function post(url: URL, body: string, key: string): Promise<Response> {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
  try {
    return await fetch(url, {
      method: 'POST',
      headers,
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(MAX_UPLOAD_TIME),
    })
  } catch {
    throw new OperatorError(
      `The hub at ${url.origin} does not answer: check the address given by --to, and that it runs.`,
    )
  }
}
