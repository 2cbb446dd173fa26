import { Undone } from '../../../platform/database/database-error.js'
import { createSharedRateLimiter } from '../../../platform/limits/shared-rate-limiter.js'
import { createSubmittedForms, FormAlreadySubmitted } from '../../../platform/pages/submitted-forms.js'
import { bookRequest, checkRequest } from '../appointments/request.js'
import type { Appointment, BookRequest, Refusal } from '../appointments/types.js'
import type { PagesDependencies } from './dependencies.js'
import { FORMS_OWNER } from './kept-forms.js'
import { parseToken } from './paths.js'

/** Checks of numbers at ANTS that one client address may cause in any minute, over all processes of the hub. */
const CHECKS_PER_MINUTE = 10

/** Appointments that one address may take in any hour. */
const BOOKINGS_PER_HOUR = 20

/** One more was too many: it is undone. */
class TooManyBookings extends Undone<number> {}

/** One form as it was sent. */
export interface SentForm {
  /** Random, created with the form; empty when it was not sent, and then nothing is remembered. */
  nonce: string
  request: BookRequest
}

/** The result of a form. `token` is that of the appointment's first number; `isQuiet`: no mail about the booking is sent. */
export type FormOutcome =
  | { outcome: 'booked'; token: string; isQuiet: boolean }
  /** The same form, filled in otherwise, booked before: nothing was done now. */
  | { outcome: 'form_used'; token: string }
  | { outcome: 'too_many_checks' | 'too_many_bookings'; seconds: number }
  | Refusal

export type FormRefusal = Exclude<FormOutcome, { outcome: 'booked' | 'form_used' }>

export interface FormBooking {
  /** Books what a form asks, once however often it is sent. */
  book(form: SentForm, address: string): Promise<FormOutcome>
  /** The token of what the form with this nonce booked within a day, if it did. */
  findUsedToken(nonce: string): Promise<string | undefined>
}

export function createFormBooking(dependencies: PagesDependencies): FormBooking {
  const { appointments } = dependencies
  const submittedForms = createSubmittedForms({ ...dependencies, owner: FORMS_OWNER, route: 'POST /rdv' })
  const hour = { limit: BOOKINGS_PER_HOUR, windowMinutes: 60 }
  const bookings = createSharedRateLimiter({ ...dependencies, name: 'bookings', ...hour })
  const limiter = createSharedRateLimiter({ ...dependencies, name: 'number checks', limit: CHECKS_PER_MINUTE })

  async function outcomeOfUsed({ nonce, request }: SentForm): Promise<FormOutcome | undefined> {
    const used = await submittedForms.find({ nonce, content: request })
    return used && { outcome: used.isSame ? 'booked' : 'form_used', ...parseResult(used.result) }
  }

  async function book({ nonce, request }: SentForm, address: string): Promise<FormOutcome | undefined> {
    try {
      const booked = await appointments.book(request, 'citizen', async (transaction, appointment, isQuiet) => {
        await submittedForms.remember(transaction, { nonce, content: request }, toResult(appointment, isQuiet))
        const wait = await bookings.take(address, transaction)
        if (wait > 0) throw new TooManyBookings(wait)
      })
      if (booked.outcome !== 'booked') return booked
      return { outcome: 'booked', ...parseResult(toResult(booked.appointment, booked.isQuiet)) }
    } catch (error) {
      if (error instanceof FormAlreadySubmitted) return undefined
      if (error instanceof TooManyBookings) {
        return { outcome: 'too_many_bookings', seconds: Math.ceil(error.outcome / 1_000) }
      }
      throw error
    }
  }

  async function bookOnce(form: SentForm, address: string): Promise<FormOutcome> {
    const used = await outcomeOfUsed(form)
    if (used) return used
    // Typing mistakes are not checks: ANTS is not asked.
    const checked = checkRequest(bookRequest, form.request)
    if (!checked.ok) return { outcome: 'invalid_request', errors: checked.errors }
    const wait = await limiter.take(address)
    if (wait > 0) return { outcome: 'too_many_checks', seconds: Math.ceil(wait / 1_000) }
    const outcome = await book(form, address)
    if (outcome?.outcome === 'booked') return outcome
    // Sent twice at once, the second finds the desk or the number taken by the first: that is no refusal.
    const meanwhile = await outcomeOfUsed(form)
    if (meanwhile) return meanwhile
    if (outcome) return outcome
    throw new Error('A form was in use, and then was not.')
  }

  return {
    book: bookOnce,
    async findUsedToken(nonce) {
      const result = await submittedForms.findResult(nonce)
      return result === undefined ? undefined : parseResult(result).token
    },
  }
}

const QUIET = ' quiet'

/** The token, and whether a mail about the booking is sent, as one text. */
function toResult({ applications }: Appointment, isQuiet: boolean): string {
  return `${parseToken(applications[0]?.management_url ?? '')}${isQuiet ? QUIET : ''}`
}

function parseResult(result: string): { token: string; isQuiet: boolean } {
  const isQuiet = result.endsWith(QUIET)
  return { token: isQuiet ? result.slice(0, -QUIET.length) : result, isQuiet }
}
