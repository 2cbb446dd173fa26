import { Refusal } from '@hub/http/simulator'
import { belongsTo, seesAgent } from '../access.js'
import { failure, json, notFound } from '../responses.js'
import { createPage } from '../pages.js'
import { serializeAgent, serializeMotif } from '../serializers.js'
import type { Context, OperationHandler } from './context.js'

export const listMotifs: OperationHandler = ({ parameters, agent, records }) => {
  // The server reads this filter and crashes.
  if (parameters.has('motif_category_short_name')) return failure()
  const organisationId = parameters.number('organisation_id') ?? 0
  const wanted = {
    active: parameters.flag('active'),
    bookable_publicly: parameters.flag('bookable_publicly'),
    service_id: parameters.number('service_id'),
  }
  const motifs = records.motifs.byId().filter((motif) => {
    const facts = {
      active: motif.deleted_at === null,
      bookable_publicly: motif.bookable_by === 'everyone',
      service_id: motif.service_id,
    }
    const names = ['active', 'bookable_publicly', 'service_id'] as const
    const fits = names.every((name) => wanted[name] === undefined || wanted[name] === facts[name])
    return motif.organisation_id === organisationId && belongsTo(agent, organisationId) && fits
  })
  return createPage('motifs', motifs.map(serializeMotif), parameters)
}

/** In the order of their creation. */
export const listAgents: OperationHandler = (context) => {
  const organisationId = context.parameters.number('organisation_id')
  const agents = context.records.agents.byId().filter((agent) => {
    const isWanted = organisationId === undefined || belongsTo(agent, organisationId)
    return isWanted && seesAgent(context, agent)
  })
  return createPage('agents', agents.map(serializeAgent), context.parameters)
}

/** Needs no session; 50 calls a minute. */
export function listPublicLinks({ parameters, records, state }: Omit<Context, 'agent'>): Response {
  const wait = state.publicLinksWait()
  if (wait !== undefined) throw tooMany(wait, state.switches.publicLinksPerMinute)
  const territory = parameters.text('territory')
  if (territory === undefined) throw new Refusal(400, { missing: 'territory' })
  const organisations = records.organisations.byId().filter((organisation) => organisation.territory === territory)
  if (organisations.length === 0) throw notFound('territory')
  const public_links = organisations.map(({ id, external_id }) => ({
    external_id,
    public_link: `https://www.rdv-solidarites.fr/org/${id}`,
  }))
  return json({ public_links })
}

function tooMany(wait: number, limit: number): Refusal {
  const headers = { 'retry-after': String(wait), 'ratelimit-limit': String(limit), 'ratelimit-remaining': '0' }
  return new Refusal(429, { errors: ['Limite d’utilisation atteinte'] }, headers)
}
