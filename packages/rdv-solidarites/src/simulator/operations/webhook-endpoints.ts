import { belongsTo } from '../access.js'
import { type FieldErrors, forbidden, invalid, json, recordNotFound } from '../responses.js'
import { createPage } from '../pages.js'
import type { EndpointRecord, OrganisationRecord } from '../records.js'
import { SUBSCRIPTIONS } from '../subscriptions.js'
import { serializeEndpoint } from '../serializers.js'
import type { RecordStore } from '../record-store.js'
import type { Context, OperationHandler } from './context.js'

export const listWebhookEndpoints: OperationHandler = ({ parameters, agent, records }) => {
  const organisationId = parameters.number('organisation_id') ?? 0
  const targetUrl = parameters.text('target_url')
  const endpoints = records.endpoints.byId().filter((endpoint) => {
    const isOwn = endpoint.organisation_id === organisationId && belongsTo(agent, organisationId)
    return isOwn && (targetUrl === undefined || endpoint.target_url === targetUrl)
  })
  return createPage('webhook_endpoints', endpoints.map(serializeEndpoint), parameters)
}

/** `trigger` is not looked at: a false value is taken as absent, and everything is sent. */
export const createWebhookEndpoint: OperationHandler = (context) => {
  const { parameters, records, state } = context
  const organisation = administeredOrganisation(context)
  const given: Partial<EndpointRecord> = parameters.slice('target_url', 'secret', 'subscriptions')
  const endpoint = { target_url: '', secret: '', subscriptions: [], ...given, organisation_id: organisation.id }
  validate(endpoint, records)
  const created = records.endpoints.add(endpoint)
  state.announceEverything(created)
  return json({ webhook_endpoint: serializeEndpoint(created) })
}

export const updateWebhookEndpoint: OperationHandler = (context) => {
  const { parameters, records, state } = context
  const organisation = administeredOrganisation(context)
  const id = parameters.number('id') ?? 0
  const endpoint = records.endpoints.get(id)
  if (endpoint?.organisation_id !== organisation.id) throw recordNotFound('WebhookEndpoint', id)
  const change: Partial<EndpointRecord> = parameters.slice('target_url', 'secret', 'subscriptions')
  validate({ ...endpoint, ...change }, records, id)
  const updated = records.endpoints.update(id, change)
  state.announceEverything(updated)
  return json({ webhook_endpoint: serializeEndpoint(updated) })
}

/** Requires an administrator of the territory: one of the organisation is not enough. */
function administeredOrganisation({ parameters, agent, records }: Context): OrganisationRecord {
  const id = parameters.number('organisation_id') ?? 0
  const organisation = records.organisations.get(id)
  if (!organisation) throw recordNotFound('Organisation', id)
  if (!agent.territories.includes(organisation.territory)) throw forbidden()
  return organisation
}

function validate(endpoint: Omit<EndpointRecord, 'id'>, records: RecordStore, ownId?: number): void {
  const errors: FieldErrors = {}
  const { target_url, secret, subscriptions, organisation_id } = endpoint
  const same = records.endpoints
    .all()
    .filter((other) => other.organisation_id === organisation_id && other.id !== ownId)
  if (target_url === '') errors['target_url'] = [{ error: 'blank' }]
  if (same.some((other) => other.target_url === target_url)) errors['target_url'] = [{ error: 'taken' }]
  if (secret === '') errors['secret'] = [{ error: 'blank' }]
  const known: readonly string[] = Object.values(SUBSCRIPTIONS)
  if (subscriptions.some((name) => !known.includes(name))) errors['subscriptions'] = [{ error: 'inclusion' }]
  if (Object.keys(errors).length > 0) throw invalid(errors)
}
