import { belongsTo, ownOrganisation } from '../access.js'
import { forbidden, invalid, json } from '../answers.js'
import { pageOf } from '../pages.js'
import type { OrganisationRecord } from '../records.js'
import { organisationView } from '../views.js'
import type { Perform } from './perform.js'

export const listOrganisations: Perform = ({ parameters, agent, world }) => {
  // A department alone does not filter: a commune or a street does.
  const isFiltered = parameters.text('city_code') !== undefined || parameters.text('street_ban_id') !== undefined
  const department = parameters.text('departement_number')
  const own = world.organisations.byId().filter(({ id }) => belongsTo(agent, id))
  const shown = isFiltered ? own.filter(({ territory }) => territory === department) : own
  return pageOf('organisations', shown.map(organisationView), parameters)
}

export const getOrganisation: Perform = (context) =>
  json({ organisation: organisationView(ownOrganisation(context, context.parameters.number('id') ?? 0)) })

export const updateOrganisation: Perform = (context) => {
  const { parameters, agent, world, state } = context
  const { id } = ownOrganisation(context, parameters.number('id') ?? 0)
  if (agent.roles[id] !== 'admin') throw forbidden()
  const change: Partial<OrganisationRecord> = parameters.slice('name', 'phone_number', 'email', 'verticale')
  if (change.name !== undefined && change.name.trim() === '') throw invalid({ name: [{ error: 'blank' }] })
  const updated = world.organisations.update(id, change)
  state.announce('updated', { model: 'Organisation', data: organisationView(updated) }, [id])
  return json({ organisation: organisationView(updated) })
}
