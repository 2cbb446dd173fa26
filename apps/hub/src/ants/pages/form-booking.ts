import { createRateLimiter } from '../../platform/rate-limit.js'
import { bookRequest, checkRequest } from '../appointments/request.js'
import type { Refusal } from '../appointments/types.js'
import type { PagesDependencies } from './dependencies.js'
import { tokenOf } from './paths.js'
import { createUsedForms, FormUsed, type SentForm } from './used-forms.js'

/** How often one address may have numbers checked at ANTS in any minute, per process of the hub. */
const CHECKS_PER_MINUTE = 10

/** What became of a form. `token` is that of the appointment's first number. */
export type FormOutcome =
  | { outcome: 'booked'; token: string }
  /** The same form, filled in otherwise, booked before: nothing was done now. */
  | { outcome: 'form_used'; token: string }
  | { outcome: 'too_many_checks'; seconds: number }
  | Refusal

/** Books what a form asks, once however often it is sent. */
export type FormBooking = (form: SentForm, address: string) => Promise<FormOutcome>

export function createFormBooking(dependencies: PagesDependencies): FormBooking {
  const { appointments } = dependencies
  const usedForms = createUsedForms(dependencies)
  const limiter = createRateLimiter(CHECKS_PER_MINUTE, () => performance.now())

  async function outcomeOfUsed(form: SentForm): Promise<FormOutcome | undefined> {
    const used = await usedForms.find(form)
    return used && { outcome: used.isSame ? 'booked' : 'form_used', token: used.token }
  }

  async function book(form: SentForm): Promise<FormOutcome | undefined> {
    try {
      const booked = await appointments.book(form.request, 'citizen', usedForms.remember(form))
      if (booked.outcome !== 'booked') return booked
      return { outcome: 'booked', token: tokenOf(booked.appointment.applications[0]?.management_url ?? '') }
    } catch (error) {
      if (error instanceof FormUsed) return undefined
      throw error
    }
  }

  return async (form, address) => {
    const used = await outcomeOfUsed(form)
    if (used) return used
    // Typing mistakes are not checks: ANTS is not asked.
    const checked = checkRequest(bookRequest, form.request)
    if (!checked.ok) return { outcome: 'invalid_request', errors: checked.errors }
    const wait = limiter.take(address)
    if (wait > 0) return { outcome: 'too_many_checks', seconds: Math.ceil(wait / 1_000) }
    const outcome = await book(form)
    if (outcome?.outcome === 'booked') return outcome
    // Sent twice at once, the second finds the desk or the number taken by the first: that is no refusal.
    const meanwhile = await outcomeOfUsed(form)
    if (meanwhile) return meanwhile
    if (outcome) return outcome
    throw new Error('A form was in use, and then was not.')
  }
}
