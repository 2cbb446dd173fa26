// Request schemas of the booking service, which openapi.json shows too.
import { MAX_DOCUMENTS_NUMBER } from '@hub/ants-client/editor'
import { parseApplicationId, stripInvisible } from '@hub/identifiers'
import { z } from '@hono/zod-openapi'
import { expected, meetingPointId, whole } from '../agenda/fields.js'
import { toAgendaProblems } from '../agenda/agenda-problem.js'
import { REASONS } from '../agenda/schema.js'
import { parseWallClockMinute } from '../agenda/wall-clock.js'
import { personNameSchema } from './person-name.js'
import type { RequestError } from './types.js'

/** RFC 5321: a longer address cannot be written to. */
const MAX_EMAIL_LENGTH = 254

const startExpected = expected('a wall-clock time of the place that exists, written YYYY-MM-DDTHH:MM')
const startsAt = z
  .string(startExpected)
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, startExpected)
  .refine(isWallClock, startExpected)

const numberExpected = expected('an application number: ten letters or digits')
const applicationId = z
  .string(numberExpected)
  .overwrite((text) => parseApplicationId(text) ?? text)
  .regex(/^[A-Z0-9]{10}$/, numberExpected)

const numbersExpected = expected(`a list of 1 to ${MAX_DOCUMENTS_NUMBER} application numbers`)
const applicationIds = z
  .array(applicationId, numbersExpected)
  .min(1, numbersExpected)
  .max(MAX_DOCUMENTS_NUMBER, numbersExpected)
  .refine((ids) => new Set(ids).size === ids.length, 'must not hold the same number twice')

const emailExpected = expected(`an e-mail address of at most ${MAX_EMAIL_LENGTH} characters`)
const phoneExpected = expected(
  'a telephone number of 6 to 20 digits, with spaces, dots, dashes or a + before it, or null',
)

/** Removes only spaces at the ends: a line break is a mistake, or an attack on the headers of an e-mail. */
const withoutSpacesAround = (text: string): string => text.replace(/^ +| +$/g, '')

/** An address or a number, as it is pasted; line breaks stay, and are refused. */
const asTyped = (text: string): string => withoutSpacesAround(stripInvisible(text))

const email = z
  .string(emailExpected)
  .overwrite(asTyped)
  .max(MAX_EMAIL_LENGTH, emailExpected)
  .check(z.email(emailExpected))

/** Whether an address may be that of a contact, by its form. */
export function isEmail(text: string): boolean {
  return email.safeParse(text).success
}

const contact = z.strictObject(
  {
    first_name: personNameSchema('the first name')
      .overwrite(withoutSpacesAround)
      .meta({ description: 'First name.', example: 'Zoé' }),
    last_name: personNameSchema('the last name')
      .overwrite(withoutSpacesAround)
      .meta({ description: 'Last name.', example: 'Durand' }),
    email: email.meta({
      description:
        'Where confirmations and links go. One that is changed is sent a link first, and nothing else until that is followed.',
      example: 'zoe@exemple.fr',
    }),
    phone: z
      .string(phoneExpected)
      .overwrite(asTyped)
      .max(40, phoneExpected)
      .regex(/^\+?(?:[ .()-]*\d){6,20}[ .()-]*$/, phoneExpected)
      .nullable()
      .default(null)
      .meta({ description: 'Telephone number; null when there is none.', example: '06 39 98 12 34' }),
  },
  expected('an object with first_name, last_name, email and, if there is one, phone'),
)

const acceptExisting = z.boolean(expected('true or false')).default(false)
const documentsNumber = whole('the number of persons', 1, MAX_DOCUMENTS_NUMBER)
const reason = z.enum(REASONS, expected(`one of ${REASONS.join(', ')}`))

/** Their descriptions in openapi.json. */
const described = {
  meetingPointId: meetingPointId.meta({ description: 'Id of the place.', example: '412' }),
  startsAt: startsAt.meta({
    description: 'A free slot, YYYY-MM-DDTHH:MM by the wall clock of the place, without offset.',
    example: '2027-12-10T09:00',
  }),
  applicationIds: applicationIds.meta({
    description: 'Numbers of pre-application of ANTS, one per person, validated there; ten letters or digits each.',
    example: ['A123456789', 'B123456789'],
  }),
  contact: contact.meta({
    description: 'Who is written to, and may move or cancel.',
    example: { first_name: 'Zoé', last_name: 'Durand', email: 'zoe@exemple.fr', phone: '06 39 98 12 34' },
  }),
  acceptExisting: acceptExisting.meta({
    description: 'True takes the appointment although a number already has one, here or elsewhere.',
    example: false,
  }),
}

/** `BookRequest`, defaults filled in and numbers in canonical form. */
export const bookRequest = z
  .strictObject(
    {
      meeting_point_id: described.meetingPointId,
      starts_at: described.startsAt,
      reason: reason.meta({ description: 'One that the place offers.', example: 'CNI' }),
      application_ids: described.applicationIds,
      documents_number: documentsNumber
        .optional()
        .meta({ description: 'Persons; as many as there are numbers, unless said.', example: 2 }),
      contact: described.contact,
      accept_existing: described.acceptExisting,
    },
    expected('an object that describes an appointment'),
  )
  .refine(isPersonPerNumber, {
    path: ['documents_number'],
    error: 'must not be less than the number of application numbers',
  })
  .transform((request) => ({
    ...request,
    documents_number: request.documents_number ?? request.application_ids.length,
  }))

/** `ChangeRequest`, numbers in canonical form. */
export const changeRequest = z.strictObject(
  {
    meeting_point_id: described.meetingPointId.optional(),
    starts_at: described.startsAt.optional(),
    application_ids: described.applicationIds.optional(),
    contact: described.contact.optional(),
    accept_existing: described.acceptExisting,
  },
  expected('an object with what changes'),
)

export type CheckedBooking = z.output<typeof bookRequest>
export type CheckedChange = z.output<typeof changeRequest>

/** A hostile request must not make an answer larger than itself. */
const MAX_REQUEST_ERRORS = 50

export type CheckedRequest<Request> = { ok: true; request: Request } | { ok: false; errors: readonly RequestError[] }

/** Validates a request. Reports every mistake, and never a value. */
export function checkRequest<Request>(schema: z.ZodType<Request>, value: unknown): CheckedRequest<Request> {
  const result = schema.safeParse(value)
  if (result.success) return { ok: true, request: result.data }
  return { ok: false, errors: toAgendaProblems(result.error.issues).slice(0, MAX_REQUEST_ERRORS) }
}

/** A number of persons below 1 is reported as such only. */
function isPersonPerNumber(request: { application_ids: readonly string[]; documents_number?: number | undefined }) {
  const { application_ids, documents_number = MAX_DOCUMENTS_NUMBER } = request
  return documents_number < 1 || application_ids.length <= documents_number
}

function isWallClock(text: string): boolean {
  try {
    parseWallClockMinute(text)
    return true
  } catch {
    return false
  }
}
