// Parses an event into the change that it makes to what is stored, whatever came before it: event-order.ts decides about the order.
import type {
  EventName,
  KnownWebhookEvent as InsertionEvent,
  WebhookEvent as AnyInsertionEvent,
} from '@hub/rdv-insertion-client/webhooks'
import type { WebhookEvent as AnySolidaritesEvent } from '@hub/rdv-solidarites-client/webhooks'
import { type AppointmentContent, readAppointment } from './appointment-content.js'
import type { EventMark } from './event-order.js'
import { type InvitationContent, readInvitedUser, readInvitation } from './invitation-content.js'
import { createNamespace, type Namespace } from './sources.js'
import { isStorableInstant } from './storable.js'

/** kept-content.ts writes each kind to the tables. */
export type StorageChange =
  | { kind: 'keep appointment'; appointment: AppointmentContent }
  | { kind: 'remove appointment'; id: number }
  | { kind: 'keep invitation'; invitation: InvitationContent }
  | { kind: 'remove invitation'; id: number }

/** Whether a change of this kind removes what is stored. */
export const REMOVES: Readonly<Record<StorageChange['kind'], boolean>> = {
  'keep appointment': false,
  'remove appointment': true,
  'keep invitation': false,
  'remove invitation': true,
}

/** Whether an event of this name means that its object was deleted. */
const IS_REMOVAL: Readonly<Record<EventName, boolean>> = { created: false, updated: false, destroyed: true }

/** An event about something that is kept. */
export interface KeptEvent extends EventMark {
  source: Namespace
  /** What it is about: `Rdv:1042`. */
  subject: string
  change: StorageChange
  /** Paths of the entries that could not be read and were left out. */
  unreadable?: readonly string[]
}

/**
 * - `ignored`: of a model or a name that is not known, or not kept
 * - `unreadable`: something is missing that such an event must contain
 */
export type ParsedDelivery = KeptEvent | 'ignored' | 'unreadable'

export function readInsertionEvent(event: AnyInsertionEvent): ParsedDelivery {
  if (!event.known) return 'ignored'
  const change = event.model === 'Rdv' ? readAppointmentChange(event) : readInvitationChange(event)
  return toKeptEvent('rdv-insertion', event, change)
}

/** The name under which the secrets of the instance that rdv-insertion works with are given. */
export const LINKED_INSTANCE = '-'

export function readSolidaritesEvent(event: AnySolidaritesEvent): ParsedDelivery {
  if (!event.known || event.model !== 'Rdv') return 'ignored'
  // That server deleted the record because its retention period was over: the appointment did take place.
  const change = readAppointmentChange(event.reason === 'rgpd' ? { data: event.data, event: 'updated' } : event)
  const { instance } = event
  return toKeptEvent(
    createNamespace('rdv-solidarites', instance === null || instance === LINKED_INSTANCE ? undefined : instance),
    event,
    change,
  )
}

interface ModelEvent extends EventMark {
  model: string
  data: { id: number }
  unreadable: readonly string[]
}

function toKeptEvent(
  source: Namespace,
  { model, data, sentAt, event, digest, unreadable }: ModelEvent,
  change: StorageChange | undefined,
): KeptEvent | 'unreadable' {
  if (change === undefined || !isStorableInstant(sentAt)) return 'unreadable'
  return { source, subject: `${model}:${data.id}`, sentAt, event, digest, change, unreadable }
}

function readAppointmentChange({
  data,
  event,
}: Pick<EventMark, 'event'> & { data: { id: number } }): StorageChange | undefined {
  if (IS_REMOVAL[event]) return { kind: 'remove appointment', id: data.id }
  const appointment = readAppointment(data)
  return appointment && { kind: 'keep appointment', appointment }
}

function readInvitationChange({
  data,
  event,
}: Extract<InsertionEvent, { model: 'Invitation' }>): StorageChange | undefined {
  if (IS_REMOVAL[event]) return { kind: 'remove invitation', id: data.id }
  const invitation = readInvitation(data, readInvitedUser(data))
  return invitation && { kind: 'keep invitation', invitation }
}
