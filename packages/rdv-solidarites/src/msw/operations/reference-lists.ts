import { belongsTo, seesAgent } from '../access.js'
import { failure, json, notFound, Refusal } from '../answers.js'
import { pageOf } from '../pages.js'
import { agentView, motifView } from '../views.js'
import type { Context, Perform } from './perform.js'

export const listMotifs: Perform = ({ parameters, agent, world }) => {
  // The server reads this filter and crashes.
  if (parameters.has('motif_category_short_name')) return failure()
  const organisationId = parameters.number('organisation_id') ?? 0
  const wanted = {
    active: parameters.flag('active'),
    bookable_publicly: parameters.flag('bookable_publicly'),
    service_id: parameters.number('service_id'),
  }
  const motifs = world.motifs.byId().filter((motif) => {
    const facts = {
      active: motif.deleted_at === null,
      bookable_publicly: motif.bookable_by === 'everyone',
      service_id: motif.service_id,
    }
    const names = ['active', 'bookable_publicly', 'service_id'] as const
    const fits = names.every((name) => wanted[name] === undefined || wanted[name] === facts[name])
    return motif.organisation_id === organisationId && belongsTo(agent, organisationId) && fits
  })
  return pageOf('motifs', motifs.map(motifView), parameters)
}

/** In the order of their creation. */
export const listAgents: Perform = (context) => {
  const organisationId = context.parameters.number('organisation_id')
  const agents = context.world.agents.byId().filter((agent) => {
    const isWanted = organisationId === undefined || belongsTo(agent, organisationId)
    return isWanted && seesAgent(context, agent)
  })
  return pageOf('agents', agents.map(agentView), context.parameters)
}

/** Needs no session; 50 calls a minute. */
export function listPublicLinks({ parameters, world, state }: Omit<Context, 'agent'>): Response {
  const wait = state.publicLinksWait()
  if (wait !== undefined) return tooMany(wait, state.switches.publicLinksPerMinute)
  const territory = parameters.text('territory')
  if (territory === undefined) throw new Refusal(400, { missing: 'territory' })
  const organisations = world.organisations.byId().filter((organisation) => organisation.territory === territory)
  if (organisations.length === 0) throw notFound('territory')
  const public_links = organisations.map(({ id, external_id }) => ({
    external_id,
    public_link: `https://www.rdv-solidarites.fr/org/${id}`,
  }))
  return json({ public_links })
}

function tooMany(wait: number, limit: number): Response {
  const headers = { 'retry-after': String(wait), 'ratelimit-limit': String(limit), 'ratelimit-remaining': '0' }
  return Response.json({ errors: ['Limite d’utilisation atteinte'] }, { status: 429, headers })
}
