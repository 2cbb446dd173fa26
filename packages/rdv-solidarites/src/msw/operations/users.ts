import { isEmail, parsePhoneNumber } from '@hub/identifiers'
import { belongsTo, ownOrganisation, ownUser, seesUser } from '../access.js'
import { type FieldErrors, forbidden, invalid, json, notFound } from '../answers.js'
import { newUser } from '../new-records.js'
import { pageOf } from '../pages.js'
import type { UserRecord } from '../records.js'
import { userView } from '../views.js'
import type { World } from '../world.js'
import type { Context, Perform } from './perform.js'

/** What is taken of a user. Anything else, `logement` and `notes` included, is dropped without a word. */
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

export const listUsers: Perform = (context) => {
  const ids = context.parameters.numbers('ids')
  const seen = context.world.users.all().filter((user) => seesUser(context, user) && (!ids || ids.includes(user.id)))
  return pageOf('users', viewsOf(seen, context.world), context.parameters)
}

export const listOrganisationUsers: Perform = (context) => {
  const { parameters, agent, world } = context
  const organisationId = parameters.number('organisation_id') ?? 0
  const users = world.users.all().filter(({ organisation_ids }) => organisation_ids.includes(organisationId))
  return pageOf('users', belongsTo(agent, organisationId) ? viewsOf(users, world) : [], parameters)
}

export const getUser: Perform = (context) => {
  const user = ownUser(context, context.parameters.number('id') ?? 0)
  return json({ user: userView(user, context.world, true) })
}

export const getOrganisationUser: Perform = (context) => {
  const { parameters, world } = context
  const organisation = ownOrganisation(context, parameters.number('organisation_id') ?? 0)
  const user = world.users.get(parameters.number('id') ?? 0)
  if (!user?.organisation_ids.includes(organisation.id)) throw notFound('user')
  return json({ user: userView(user, world, true) })
}

/** Answers 200, not 201. */
export const createUser: Perform = (context) => {
  const { parameters, agent, world, state } = context
  parameters.required('organisation_ids')
  const fields = fieldsOf(context)
  if (!fields.organisation_ids?.every((id) => belongsTo(agent, id))) throw forbidden()
  validate(fields, ['first_name', 'last_name'], world)
  const created = world.users.add(newUser({ first_name: '', last_name: '', ...fields }))
  const data = userView(created, world)
  state.announce('created', { model: 'User', data }, created.organisation_ids)
  return json({ user: data })
}

export const updateUser: Perform = (context) => {
  const { parameters, world, state } = context
  const user = ownUser(context, parameters.number('id') ?? 0)
  const fields: Record<string, unknown> = fieldsOf(context)
  if (user.franceconnect) for (const name of PROVEN) delete fields[name]
  const change: Partial<UserRecord> = fields
  validate(change, Object.keys(change), world, user.id)
  const data = userView(world.users.update(user.id, change), world)
  state.announce('updated', { model: 'User', data }, user.organisation_ids)
  return json({ user: data })
}

export const createRdvInvitationToken: Perform = (context) => {
  const user = ownUser(context, context.parameters.number('id') ?? 0)
  const invitation_token = randomToken()
  context.world.users.update(user.id, { invitation_token })
  return json({ invitation_token })
}

function viewsOf(users: readonly UserRecord[], world: World) {
  return users.map((user) => userView(user, world))
}

function fieldsOf({ parameters }: Context): Partial<UserRecord> {
  const fields: Record<string, unknown> = parameters.slice(...WRITABLE)
  for (const name of ['organisation_ids', 'referent_agent_ids']) {
    if (name in fields) fields[name] = parameters.numbers(name)
  }
  return fields
}

/** An e-mail that is taken gives the id of the user who has it: this is how a partner links instead of creating. */
function validate(fields: Partial<UserRecord>, mandatory: readonly string[], world: World, ownId?: number): void {
  const errors: FieldErrors = {}
  for (const name of ['first_name', 'last_name'] as const) {
    if (mandatory.includes(name) && !fields[name]?.trim()) errors[name] = [{ error: 'blank' }]
  }
  const { email, phone_number } = fields
  if (email && !isEmail(email)) errors['email'] = [{ error: 'invalid', value: email }]
  const owner = world.users.all().find((user) => email && user.email?.toLowerCase() === email.toLowerCase())
  if (owner && owner.id !== ownId) errors['email'] = [{ error: 'taken', value: email, id: owner.id }]
  if (phone_number && parsePhoneNumber(phone_number) === undefined) errors['phone_number'] = [{ error: 'invalid' }]
  if (Object.keys(errors).length > 0) throw invalid(errors)
}

function randomToken(): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'
  return Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => letters[byte % letters.length]).join('')
}
