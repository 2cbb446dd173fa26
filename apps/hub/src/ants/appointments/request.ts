// What may be asked of the booking service. The schemas check, and openapi.json shows them.
import { parseApplicationId } from '@hub/identifiers'
import { z } from 'zod'
import { expected, line, meetingPointId, whole } from '../agenda/fields.js'
import { problemsOf } from '../agenda/problem.js'
import { REASONS } from '../agenda/schema.js'
import { MOST_DOCUMENTS } from '../agenda/slots.js'
import { wallClockMinute } from '../agenda/wall-clock.js'
import type { RequestError } from './types.js'

const LONGEST_NAME = 100
/** RFC 5321: a longer address cannot be written to. */
const LONGEST_EMAIL = 254

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

const numbersExpected = expected(`a list of 1 to ${MOST_DOCUMENTS} application numbers`)
const applicationIds = z
  .array(applicationId, numbersExpected)
  .min(1, numbersExpected)
  .max(MOST_DOCUMENTS, numbersExpected)
  .refine((ids) => new Set(ids).size === ids.length, 'must not hold the same number twice')

const emailExpected = expected(`an e-mail address of at most ${LONGEST_EMAIL} characters`)
const phoneExpected = expected(
  'a telephone number of 6 to 20 digits, with spaces, dots, dashes or a + before it, or null',
)

/** Only spaces are taken away at the ends: a line break is a mistake, or an attempt on the headers of an e-mail. */
const withoutSpacesAround = (text: string): string => text.replace(/^ +| +$/g, '')

const contact = z.strictObject(
  {
    first_name: line('the first name', LONGEST_NAME).overwrite(withoutSpacesAround),
    last_name: line('the last name', LONGEST_NAME).overwrite(withoutSpacesAround),
    email: z
      .string(emailExpected)
      .overwrite(withoutSpacesAround)
      .max(LONGEST_EMAIL, emailExpected)
      .check(z.email(emailExpected)),
    phone: z
      .string(phoneExpected)
      .overwrite(withoutSpacesAround)
      .max(40, phoneExpected)
      .regex(/^\+?(?:[ .()-]*\d){6,20}[ .()-]*$/, phoneExpected)
      .nullable()
      .default(null),
  },
  expected('an object with first_name, last_name, email and, if there is one, phone'),
)

const acceptExisting = z.boolean(expected('true or false')).default(false)
const documentsNumber = whole('the number of persons', 1, MOST_DOCUMENTS)
const reason = z.enum(REASONS, expected(`one of ${REASONS.join(', ')}`))

/** `BookRequest`, defaults filled in and numbers in canonical form. */
export const bookRequest = z
  .strictObject(
    {
      meeting_point_id: meetingPointId,
      starts_at: startsAt,
      reason,
      application_ids: applicationIds,
      documents_number: documentsNumber.optional(),
      contact,
      accept_existing: acceptExisting,
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
    meeting_point_id: meetingPointId.optional(),
    starts_at: startsAt.optional(),
    application_ids: applicationIds.optional(),
    contact: contact.optional(),
    accept_existing: acceptExisting,
  },
  expected('an object with what changes'),
)

export type CheckedBooking = z.output<typeof bookRequest>
export type CheckedChange = z.output<typeof changeRequest>

/** A hostile request must not make an answer larger than itself. */
const MOST_ERRORS = 50

export type CheckedRequest<Request> = { ok: true; request: Request } | { ok: false; errors: readonly RequestError[] }

/** Checks a request from anybody; every mistake is told, none of its values. */
export function checkRequest<Request>(schema: z.ZodType<Request>, value: unknown): CheckedRequest<Request> {
  const result = schema.safeParse(value)
  if (result.success) return { ok: true, request: result.data }
  return { ok: false, errors: problemsOf(result.error.issues).slice(0, MOST_ERRORS) }
}

/** A number of persons below 1 is told as such only. */
function isPersonPerNumber(request: { application_ids: readonly string[]; documents_number?: number | undefined }) {
  const { application_ids, documents_number = MOST_DOCUMENTS } = request
  return documents_number < 1 || application_ids.length <= documents_number
}

function isWallClock(text: string): boolean {
  try {
    wallClockMinute(text)
    return true
  } catch {
    return false
  }
}
