import { parseEmail, parseNir, parsePhoneNumber } from '@hub/identifiers'
import { type CalendarDate, isImpossibleBirth, readCalendarDate, toFrenchDate } from './calendar-date.js'
import { listOf, objectOf, oneOf, optionalText, refuse, requiredText } from './fields.js'
import type { components } from './generated/rdv-insertion.types.gen.js'
import { invitationOf } from './invitation-parameters.js'
import { contradictionOf } from './nir-agreement.js'

type Schemas = components['schemas']

const TITLES = ['monsieur', 'madame'] as const
const ROLES = ['demandeur', 'conjoint'] as const
const PLAIN_TEXTS = [
  'affiliation_number',
  'birth_name',
  'address',
  'france_travail_id',
  'department_internal_id',
] as const
const FIELDS = [
  'first_name',
  'last_name',
  'title',
  'role',
  'email',
  'phone_number',
  'birth_date',
  'rights_opening_date',
  'nir',
  'referents_to_add',
  'tags_to_add',
  ...PLAIN_TEXTS,
]
/** One of them tells the person from others (RDVI `app/models/user.rb`). */
const IDENTIFIERS = ['nir', 'email', 'phone_number', 'department_internal_id'] as const

/** What a creation without invitation sends. */
export function userOf(value: unknown, field: string): Schemas['UserParams'] {
  return definedOnly(personOf(objectOf(value, field, FIELDS), field))
}

/** What a creation with invitation sends; the title is demanded, as the documentation has it for invitations. */
export function invitedUserOf(value: unknown, field: string): Schemas['InvitedUserParams'] {
  const { invitation, ...given } = objectOf(value, field, [...FIELDS, 'invitation'])
  const title = oneOf(given['title'], `${field}.title`, TITLES) as Schemas['Title']
  const person = definedOnly(personOf(given, field))
  return { ...person, title, invitation: invitationOf(invitation, `${field}.invitation`) }
}

type Definable<Type> = { [Name in keyof Type]: Type[Name] | undefined }

function personOf(given: Record<string, unknown>, field: string): Definable<Schemas['UserParams']> {
  const birthDate = dateOf(given['birth_date'], `${field}.birth_date`)
  if (birthDate && isImpossibleBirth(birthDate, Date.now()))
    throw refuse(`${field}.birth_date`, 'must be neither to come nor more than 130 years ago')
  const openingDate = dateOf(given['rights_opening_date'], `${field}.rights_opening_date`)
  const title = choiceOf(given['title'], `${field}.title`, TITLES)
  const person = {
    first_name: requiredText(given['first_name'], `${field}.first_name`),
    last_name: requiredText(given['last_name'], `${field}.last_name`),
    title,
    role: choiceOf(given['role'], `${field}.role`, ROLES),
    email: parsed(given['email'], `${field}.email`, parseEmail, 'must be an e-mail address that rdv-insertion takes'),
    phone_number: parsed(given['phone_number'], `${field}.phone_number`, parsePhoneNumber, 'must be a phone number'),
    birth_date: birthDate && toFrenchDate(birthDate),
    rights_opening_date: openingDate && toFrenchDate(openingDate),
    nir: nirOf(given['nir'], field, { title, birth_date: birthDate }),
    ...textsOf(given, field),
    referents_to_add: entriesOf(given['referents_to_add'], `${field}.referents_to_add`, 'email'),
    tags_to_add: entriesOf(given['tags_to_add'], `${field}.tags_to_add`, 'value'),
  }
  if (IDENTIFIERS.every((name) => person[name] === undefined))
    throw refuse(field, `must have at least one of ${IDENTIFIERS.join(', ')}`)
  return person
}

function nirOf(
  value: unknown,
  field: string,
  person: { title: string | undefined; birth_date: CalendarDate | undefined },
): string | undefined {
  const problem = 'must be 13 characters, or 15 with their right key'
  const nir = parsed(value, `${field}.nir`, parseNir, problem)
  const contradiction = nir && contradictionOf(nir, person)
  if (contradiction) throw refuse(`${field}.nir`, `contradicts ${contradiction}`)
  return nir
}

function dateOf(value: unknown, field: string): CalendarDate | undefined {
  const given = value instanceof Date ? value : optionalText(value, field)
  if (given === undefined) return undefined
  const date = readCalendarDate(given)
  if (!date) throw refuse(field, 'must be a day of the calendar, DD/MM/YYYY, YYYY-MM-DD or a Date at midnight')
  return date
}

function parsed(
  value: unknown,
  field: string,
  parse: (text: string) => string | undefined,
  problem: string,
): string | undefined {
  const text = optionalText(value, field)
  if (text === undefined) return undefined
  const read = parse(text)
  if (read === undefined) throw refuse(field, problem)
  return read
}

function choiceOf<Choice extends string>(
  value: unknown,
  field: string,
  allowed: readonly Choice[],
): Choice | undefined {
  const text = optionalText(value, field)
  return text === undefined ? undefined : (oneOf(text, field, allowed) as Choice)
}

function textsOf(
  given: Record<string, unknown>,
  field: string,
): Record<(typeof PLAIN_TEXTS)[number], string | undefined> {
  const entries = PLAIN_TEXTS.map((name) => [name, optionalText(given[name], `${field}.${name}`)])
  return Object.fromEntries(entries) as Record<(typeof PLAIN_TEXTS)[number], string | undefined>
}

function entriesOf<Name extends string>(
  value: unknown,
  field: string,
  name: Name,
): { [Key in Name]: string }[] | undefined {
  if (value === undefined || value === null) return undefined
  return listOf(value, field).map((entry, index) => {
    const place = `${field}[${index}]`
    const text = requiredText(objectOf(entry, place, [name])[name], `${place}.${name}`)
    return { [name]: text } as { [Key in Name]: string }
  })
}

function definedOnly<Type extends object>(fields: Definable<Type>): Type {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Type
}
