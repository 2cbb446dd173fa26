import type { SimulatedCall } from '@hub/http/simulator'
import { answerFailure, answerRows, refuse } from './answers.js'
import { drawBars } from './files/png.js'
import { filterLocked, QueryFailure, runQuery } from './run-query.js'
import type { SimulatedCard } from './seed.js'
import type { MetabaseOperation, MetabaseState } from './state.js'
import { readLocked, verifyToken } from './tokens.js'

type OperationHandler = (call: SimulatedCall<MetabaseOperation>, state: MetabaseState) => Response | Promise<Response>

const answerCard = ({ path }: SimulatedCall, state: MetabaseState) => {
  const { rows, error } = findCard(path['id'], state)
  return error === undefined ? answerRows(rows, path['format'] ?? 'json') : answerFailure(error)
}

const answerDataset = ({ path, body }: SimulatedCall, state: MetabaseState) => {
  const query = new URLSearchParams(typeof body === 'string' ? body : '').get('query')
  try {
    return answerRows(runQuery(query, state), path['format'] ?? 'json')
  } catch (error) {
    if (error instanceof QueryFailure) return answerFailure(error.message)
    throw error
  }
}

const operationHandlers: Readonly<Record<MetabaseOperation, OperationHandler>> = {
  getCard({ path }, state) {
    const { id, name, query } = findCard(path['id'], state)
    return Response.json({ id, name, ...(query && { legacy_query: JSON.stringify(query) }) })
  },
  queryCard: answerCard,
  exportCard: answerCard,
  queryDataset: answerDataset,
  exportDataset: answerDataset,
  async exportEmbeddedCard({ path }, state) {
    const { resource, params } = await verifyToken(path['token'] ?? '', state.secretKey)
    const card = state.findCard(Number(resource.question))
    if (!card?.embedded) throw refuse(400, 'Embedding is not enabled for this object.')
    return answerRows(filterLocked(card.rows, readLocked(params, card.embedded.locked)), path['format'] ?? '')
  },
  async exportEmbeddedDashcard({ path }, state) {
    const { resource, params } = await verifyToken(path['token'] ?? '', state.secretKey)
    const dashboard = state.findDashboard(resource.dashboard)
    if (!dashboard) throw refuse(400, 'Embedding is not enabled for this object.')
    const { dashcard, card, format } = path
    if (!dashboard.dashcards.some(({ id, card: own }) => id === Number(dashcard) && own === Number(card)))
      throw refuse(404, 'Not found.')
    const locked = readLocked(params, dashboard.locked)
    return answerRows(filterLocked(findCard(card, state).rows, locked), format ?? '')
  },
  async getEmbeddedDashboard({ path }, state) {
    const { resource, params } = await verifyToken(path['token'] ?? '', state.secretKey)
    const dashboard = state.findDashboard(resource.dashboard)
    if (!dashboard) throw refuse(400, 'Embedding is not enabled for this object.')
    readLocked(params, dashboard.locked)
    const dashcards = dashboard.dashcards.map(({ id, card }) => ({ id, card_id: card }))
    return Response.json({ name: dashboard.name, dashcards })
  },
  async getCardPicture({ path }, state) {
    if (!state.switches.pictures) throw refuse(404, 'API endpoint does not exist.')
    const { rows } = findCard(path['id'], state)
    const values = rows.map((row) => Object.values(row).find((value) => typeof value === 'number') ?? 0)
    return new Response((await drawBars(values)) as BodyInit, { headers: { 'content-type': 'image/png' } })
  },
}

/**
 * Answers one call as the service would.
 *
 * @throws Refusal
 */
export function handle(call: SimulatedCall<MetabaseOperation>, state: MetabaseState): Response | Promise<Response> {
  const key = call.headers.get('x-api-key')
  const needsKey = !call.operation.includes('Embedded')
  if (needsKey && (!key || (state.apiKey !== undefined && key !== state.apiKey))) throw refuse(401, 'Unauthenticated')
  return operationHandlers[call.operation](call, state)
}

export function handleUnknownRoute(): Response {
  return refuse(404, 'API endpoint does not exist.').toResponse()
}

function findCard(id: string | undefined, state: MetabaseState): SimulatedCard {
  const card = state.findCard(Number(id))
  if (!card) throw refuse(404, 'Not found.')
  return card
}
