import { Refusal } from '@hub/http/simulator'
import { refuse } from './answers.js'
import type { MetabaseState } from './state.js'
import { readLocked, verifyToken } from './tokens.js'

/** The page of an iframe: `/embed/dashboard/{token}` and `/embed/question/{token}`; undefined for another path. */
export async function answerEmbedPage(pathname: string, state: MetabaseState): Promise<Response | undefined> {
  const [, kind, token] = /\/embed\/(dashboard|question)\/([^/]+)$/.exec(pathname) ?? []
  if (kind === undefined || token === undefined || pathname.includes('/api/')) return undefined
  try {
    const { resource, params } = await verifyToken(decodeURIComponent(token), state.secretKey)
    const shown =
      kind === 'dashboard' ? state.findDashboard(resource.dashboard) : state.findCard(Number(resource.question))
    const locked = shown && ('locked' in shown ? shown.locked : shown.embedded?.locked)
    if (!shown || !locked) throw refuse(400, 'Embedding is not enabled for this object.')
    const values = [...readLocked(params, locked)].map(
      ([name, list]) => `${decodeURIComponent(name)} : ${list.join(', ')}`,
    )
    return new Response(toPage(shown.name, values), { headers: { 'content-type': 'text/html;charset=utf-8' } })
  } catch (error) {
    if (error instanceof Refusal) return error.toResponse()
    throw error
  }
}

function toPage(name: string, values: readonly string[]): string {
  const items = values.map((value) => `<li>${escape(value)}</li>`).join('')
  return `<!doctype html><html lang="fr"><meta charset="utf-8"><title>${escape(name)}</title><h1>${escape(name)}</h1><ul>${items}</ul></html>`
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
