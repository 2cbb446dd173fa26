import { parseFrenchNumber } from '@hub/identifiers/phonelib'
import { mendEmail, readEmail } from '../../email.js'
import { belongsTo, ownOrganisation, ownUser, seesUser } from '../access.js'
import { type FieldErrors, forbidden, invalid, json, notFound } from '../responses.js'
import { newUser } from '../new-records.js'
import { createPage } from '../pages.js'
import type { UserRecord } from '../records.js'
import { serializeUser } from '../serializers.js'
import type { RecordStore } from '../record-store.js'
import type { Context, OperationHandler } from './context.js'

/** The accepted fields of a user. Any other, `logement` and `notes` included, is silently dropped. */
const WRITABLE = [
  'first_name',
  'birth_name',
  'last_name',
  'email',
  'address',
  'phone_number',
  'birth_date',
  'responsible_id',
  'caisse_affiliation',
  'affiliation_number',
  'family_situation',
  'number_of_children',
  'notify_by_sms',
  'notify_by_email',
  'organisation_ids',
  'referent_agent_ids',
]
/** What FranceConnect has proven and the server no longer changes. */
const PROVEN = ['first_name', 'birth_name', 'birth_date']

export const listUsers: OperationHandler = (context) => {
  const ids = context.parameters.numbers('ids')
  const seen = context.records.users.all().filter((user) => seesUser(context, user) && (!ids || ids.includes(user.id)))
  return createPage('users', serializeUsers(seen, context.records), context.parameters)
}

export const listOrganisationUsers: OperationHandler = (context) => {
  const { parameters, agent, records } = context
  const organisationId = parameters.number('organisation_id') ?? 0
  const users = records.users.all().filter(({ organisation_ids }) => organisation_ids.includes(organisationId))
  return createPage('users', belongsTo(agent, organisationId) ? serializeUsers(users, records) : [], parameters)
}

export const getUser: OperationHandler = (context) => {
  const user = ownUser(context, context.parameters.number('id') ?? 0)
  return json({ user: serializeUser(user, context.records, true) })
}

export const getOrganisationUser: OperationHandler = (context) => {
  const { parameters, records } = context
  const organisation = ownOrganisation(context, parameters.number('organisation_id') ?? 0)
  const user = records.users.get(parameters.number('id') ?? 0)
  if (!user?.organisation_ids.includes(organisation.id)) throw notFound('user')
  return json({ user: serializeUser(user, records, true) })
}

/** Answers 200, not 201. */
export const createUser: OperationHandler = (context) => {
  const { parameters, agent, records, state } = context
  parameters.required('organisation_ids')
  const fields = parseFields(context)
  if (!fields.organisation_ids?.every((id) => belongsTo(agent, id))) throw forbidden()
  validate(fields, ['first_name', 'last_name'], records)
  const created = records.users.add(newUser({ first_name: '', last_name: '', ...fields }))
  const data = serializeUser(created, records)
  state.announce('created', { model: 'User', data }, created.organisation_ids)
  return json({ user: data })
}

export const updateUser: OperationHandler = (context) => {
  const { parameters, records, state } = context
  const user = ownUser(context, parameters.number('id') ?? 0)
  const fields: Record<string, unknown> = parseFields(context)
  if (user.franceconnect) for (const name of PROVEN) delete fields[name]
  const change: Partial<UserRecord> = fields
  validate(change, Object.keys(change), records, user.id)
  const data = serializeUser(records.users.update(user.id, change), records)
  state.announce('updated', { model: 'User', data }, user.organisation_ids)
  return json({ user: data })
}

export const createRdvInvitationToken: OperationHandler = (context) => {
  const user = ownUser(context, context.parameters.number('id') ?? 0)
  const invitation_token = randomToken()
  context.records.users.update(user.id, { invitation_token })
  return json({ invitation_token })
}

function serializeUsers(users: readonly UserRecord[], records: RecordStore) {
  return users.map((user) => serializeUser(user, records))
}

function parseFields({ parameters }: Context): Partial<UserRecord> {
  const fields: Record<string, unknown> = parameters.slice(...WRITABLE)
  for (const name of ['organisation_ids', 'referent_agent_ids']) {
    if (name in fields) fields[name] = parameters.numbers(name)
  }
  if (typeof fields['email'] === 'string') fields['email'] = mendEmail(fields['email']) || null
  return fields
}

/** An e-mail that is taken gives the id of the user who has it: this is how a partner links instead of creating. */
function validate(
  fields: Partial<UserRecord>,
  mandatory: readonly string[],
  records: RecordStore,
  ownId?: number,
): void {
  const errors: FieldErrors = {}
  for (const name of ['first_name', 'last_name'] as const) {
    if (mandatory.includes(name) && !fields[name]?.trim()) errors[name] = [{ error: 'blank' }]
  }
  const { email, phone_number } = fields
  if (email && readEmail(email) !== email) errors['email'] = [{ error: 'invalid', value: email }]
  const owner = records.users.all().find((user) => email && user.email?.toLowerCase() === email.toLowerCase())
  if (owner && owner.id !== ownId) errors['email'] = [{ error: 'taken', value: email, id: owner.id }]
  if (phone_number && parseFrenchNumber(phone_number) === undefined) errors['phone_number'] = [{ error: 'invalid' }]
  if (Object.keys(errors).length > 0) throw invalid(errors)
}

function randomToken(): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'
  return Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => letters[byte % letters.length]).join('')
}
