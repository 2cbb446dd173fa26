import { belongsTo } from '../access.js'
import { type FieldErrors, forbidden, invalid, json, recordNotFound } from '../answers.js'
import { pageOf } from '../pages.js'
import type { EndpointRecord, OrganisationRecord } from '../records.js'
import { SUBSCRIPTION } from '../subscriptions.js'
import { endpointView } from '../views.js'
import type { World } from '../world.js'
import type { Context, Perform } from './perform.js'

export const listWebhookEndpoints: Perform = ({ parameters, agent, world }) => {
  const organisationId = parameters.number('organisation_id') ?? 0
  const targetUrl = parameters.text('target_url')
  const endpoints = world.endpoints.byId().filter((endpoint) => {
    const isOwn = endpoint.organisation_id === organisationId && belongsTo(agent, organisationId)
    return isOwn && (targetUrl === undefined || endpoint.target_url === targetUrl)
  })
  return pageOf('webhook_endpoints', endpoints.map(endpointView), parameters)
}

/** `trigger` is not looked at: a false value is taken as absent, and everything is sent. */
export const createWebhookEndpoint: Perform = (context) => {
  const { parameters, world, state } = context
  const organisation = administeredOrganisation(context)
  const given: Partial<EndpointRecord> = parameters.slice('target_url', 'secret', 'subscriptions')
  const endpoint = { target_url: '', secret: '', subscriptions: [], ...given, organisation_id: organisation.id }
  validate(endpoint, world)
  const created = world.endpoints.add(endpoint)
  state.announceEverything(created)
  return json({ webhook_endpoint: endpointView(created) })
}

export const updateWebhookEndpoint: Perform = (context) => {
  const { parameters, world, state } = context
  const organisation = administeredOrganisation(context)
  const id = parameters.number('id') ?? 0
  const endpoint = world.endpoints.get(id)
  if (endpoint?.organisation_id !== organisation.id) throw recordNotFound('WebhookEndpoint', id)
  const change: Partial<EndpointRecord> = parameters.slice('target_url', 'secret', 'subscriptions')
  validate({ ...endpoint, ...change }, world, id)
  const updated = world.endpoints.update(id, change)
  state.announceEverything(updated)
  return json({ webhook_endpoint: endpointView(updated) })
}

/** Only for administrators of the territory: those of the organisation are not enough. */
function administeredOrganisation({ parameters, agent, world }: Context): OrganisationRecord {
  const id = parameters.number('organisation_id') ?? 0
  const organisation = world.organisations.get(id)
  if (!organisation) throw recordNotFound('Organisation', id)
  if (!agent.territories.includes(organisation.territory)) throw forbidden()
  return organisation
}

function validate(endpoint: Omit<EndpointRecord, 'id'>, world: World, ownId?: number): void {
  const errors: FieldErrors = {}
  const { target_url, secret, subscriptions, organisation_id } = endpoint
  const same = world.endpoints.all().filter((other) => other.organisation_id === organisation_id && other.id !== ownId)
  if (target_url === '') errors['target_url'] = [{ error: 'blank' }]
  if (same.some((other) => other.target_url === target_url)) errors['target_url'] = [{ error: 'taken' }]
  if (secret === '') errors['secret'] = [{ error: 'blank' }]
  const known: readonly string[] = Object.values(SUBSCRIPTION)
  if (subscriptions.some((name) => !known.includes(name))) errors['subscriptions'] = [{ error: 'inclusion' }]
  if (Object.keys(errors).length > 0) throw invalid(errors)
}
