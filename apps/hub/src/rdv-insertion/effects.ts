// What an event does to what is kept, whatever came before it: order is judged elsewhere.
import type {
  KnownWebhookEvent as InsertionEvent,
  WebhookEvent as AnyInsertionEvent,
} from '@hub/rdv-insertion-client/webhooks'
import type { WebhookEvent as AnySolidaritesEvent } from '@hub/rdv-solidarites-client/webhooks'
import { type AppointmentContent, readAppointment } from './appointment-content.js'
import type { EventMark } from './event-order.js'
import { type InvitationContent, invitedUserOf, readInvitation } from './invitation-content.js'
import type { Source } from './sources.js'
import { isStorableInstant } from './storable.js'

export type Effect =
  | { kind: 'keep appointment'; appointment: AppointmentContent }
  | { kind: 'remove appointment'; id: number }
  | { kind: 'keep invitation'; invitation: InvitationContent }
  | { kind: 'remove invitation'; id: number }

/** An event about something that is kept. */
export interface KeptEvent extends EventMark {
  source: Source
  /** What it is about: `Rdv:1042`. */
  subject: string
  effect: Effect
}

/**
 * - `ignored`: of a model or a name that is not known, or not kept
 * - `unreadable`: it does not tell what such an event must
 */
export type Reading = KeptEvent | 'ignored' | 'unreadable'

export function readInsertionEvent(event: AnyInsertionEvent): Reading {
  if (!event.known) return 'ignored'
  const effect = event.model === 'Rdv' ? appointmentEffect(event) : invitationEffect(event)
  return kept('rdv-insertion', event, effect)
}

export function readSolidaritesEvent(event: AnySolidaritesEvent): Reading {
  if (!event.known || event.model !== 'Rdv') return 'ignored'
  // The record left that server because its time to be kept was over: the appointment did take place.
  const effect = appointmentEffect(event.reason === 'rgpd' ? { data: event.data, event: 'updated' } : event)
  return kept('rdv-solidarites', event, effect)
}

function kept(
  source: Source,
  { subject, sentAt, event, digest }: EventMark & { subject: string },
  effect: Effect | undefined,
): KeptEvent | 'unreadable' {
  if (effect === undefined || !isStorableInstant(sentAt)) return 'unreadable'
  return { source, subject, sentAt, event, digest, effect }
}

function appointmentEffect({ data, event }: Pick<EventMark, 'event'> & { data: { id: number } }): Effect | undefined {
  if (event === 'destroyed') return { kind: 'remove appointment', id: data.id }
  const appointment = readAppointment(data)
  return appointment && { kind: 'keep appointment', appointment }
}

function invitationEffect({ data, event }: Extract<InsertionEvent, { model: 'Invitation' }>): Effect | undefined {
  if (event === 'destroyed') return { kind: 'remove invitation', id: data.id }
  const invitation = readInvitation(data, invitedUserOf(data))
  return invitation && { kind: 'keep invitation', invitation }
}
