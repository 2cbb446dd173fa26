import { parseAnyNumber } from '@hub/identifiers/phonelib'
import { isFourDigits } from '../../phone-number.js'
import { belongsTo, ownOrganisation } from '../access.js'
import { forbidden, invalid, json } from '../responses.js'
import { createPage } from '../pages.js'
import type { OrganisationRecord } from '../records.js'
import { serializeOrganisation } from '../serializers.js'
import type { OperationHandler } from './context.js'

export const listOrganisations: OperationHandler = ({ parameters, agent, records }) => {
  // A department alone does not filter: a commune or a street does.
  const isFiltered = parameters.text('city_code') !== undefined || parameters.text('street_ban_id') !== undefined
  const department = parameters.text('departement_number')
  const own = records.organisations.byId().filter(({ id }) => belongsTo(agent, id))
  const shown = isFiltered ? own.filter(({ territory }) => territory === department) : own
  return createPage('organisations', shown.map(serializeOrganisation), parameters)
}

export const getOrganisation: OperationHandler = (context) =>
  json({ organisation: serializeOrganisation(ownOrganisation(context, context.parameters.number('id') ?? 0)) })

export const updateOrganisation: OperationHandler = (context) => {
  const { parameters, agent, records, state } = context
  const { id } = ownOrganisation(context, parameters.number('id') ?? 0)
  if (agent.roles[id] !== 'admin') throw forbidden()
  const change: Partial<OrganisationRecord> = parameters.slice('name', 'phone_number', 'email', 'verticale')
  if (change.name !== undefined && change.name.trim() === '') throw invalid({ name: [{ error: 'blank' }] })
  const { phone_number } = change
  if (phone_number && !isFourDigits(phone_number) && parseAnyNumber(phone_number) === undefined)
    throw invalid({ phone_number: [{ error: 'invalid' }] })
  const updated = records.organisations.update(id, change)
  state.announce('updated', { model: 'Organisation', data: serializeOrganisation(updated) }, [id])
  return json({ organisation: serializeOrganisation(updated) })
}
