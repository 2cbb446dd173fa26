// Another contact for an appointment. A new e-mail address is written to by one mail with a link, and by no other until that was
// followed: meanwhile mail goes to the address before it, which is informed that another was given.
import type { Connection } from '../../../platform/database/database.js'
import { createSharedRateLimiter } from '../../../platform/limits/shared-rate-limiter.js'
import type { FormerAppointment } from './appointments.js'
import type { Undo } from './change-numbers.js'
import { askLink, forgetLinks, hasLink } from './contact-links.js'
import type { AppointmentsDependencies } from './dependencies.js'
import { isSameEmail } from './email-address.js'
import type { MailBudget } from './mail-budget.js'
import { readApplicationRows } from './numbers.js'
import type { Changes } from './record.js'
import { decryptContact, encryptContact } from './contact-encryption.js'
import type { appointments } from './tables.js'
import type { Actor, Contact } from './types.js'

/** Changes of one appointment's contact in any hour: all that citizens make, and those of the address that partners make. */
const CHANGES_PER_HOUR = 5
const HOUR = 60

type Row = typeof appointments.$inferSelect

export interface ChangedContact {
  columns: Partial<Row>
  changes: Changes
  /** Whether an address must be confirmed. */
  newEmail?: string | undefined
  /** Whether mail stops going to the former address at once: where no mail is sent, a new address cannot be confirmed. */
  former?: FormerAppointment | undefined
}

/** Undefined when it stays the same, letter by letter. */
export function changeContact(
  row: Row,
  contact: Contact | undefined,
  { cipher, sendsMail = false }: Pick<AppointmentsDependencies, 'cipher' | 'sendsMail'>,
): ChangedContact | undefined {
  if (contact === undefined) return undefined
  const before = decryptContact(cipher, row.id, row.contact)
  const reached = decryptContact(cipher, row.id, row.confirmedContact ?? row.contact)
  const names = ['first_name', 'last_name', 'email', 'phone'] as const
  const fields = names.filter((name) => before?.[name] !== contact[name])
  // Saving an address that is not confirmed yet requests its link again.
  const asksAgain = row.confirmedContact !== null
  if (fields.length === 0) return asksAgain ? { columns: {}, changes: {}, newEmail: contact.email } : undefined
  const changed = {
    columns: { contact: encryptContact(cipher, row.id, contact) },
    changes: { contact_changed: { fields } },
  }
  if (before === null || reached === null || row.contact === null) return changed
  const isNew = !isSameEmail(contact.email, reached.email)
  if (!sendsMail) return isNew ? { ...changed, former: { ...row, contact: row.contact } } : changed
  if (!isNew) return { ...changed, columns: { ...changed.columns, confirmedContact: null } }
  if (isSameEmail(contact.email, before.email)) return changed
  const columns = { ...changed.columns, confirmedContact: row.confirmedContact ?? row.contact }
  return { ...changed, columns, newEmail: contact.email }
}

export interface ContactMails {
  /** Counts the mails that a change causes, and undoes it when there were too many. */
  ask(transaction: Connection, asked: AskedMails): Promise<{ linkId?: string; isQuiet: boolean }>
  /** Counts the mail about a cancellation. */
  isTooMany(transaction: Connection, row: Row, actor: Actor): Promise<boolean>
}

interface AskedMails {
  row: Row
  actor: Actor
  changed: ChangedContact | undefined
  undo: Undo
}

export function createContactMails(dependencies: AppointmentsDependencies, budget: MailBudget): ContactMails {
  const { cipher, lookup } = dependencies
  const limit = { limit: CHANGES_PER_HOUR, windowMinutes: HOUR }
  const limiter = createSharedRateLimiter({ ...dependencies, name: 'contact changes', ...limit })

  /** The address for which a mail counts. Only those from pages do: a partner vouches for the addresses that it sends. */
  function counted(row: Row, actor: Actor): string[] {
    if (actor !== 'citizen' || row.isAddressProven) return []
    const reached = decryptContact(cipher, row.id, row.confirmedContact ?? row.contact)
    return reached === null ? [] : [reached.email]
  }

  return {
    async isTooMany(transaction, row, actor) {
      const waits = await budget.take(transaction, counted(row, actor))
      return waits.some((wait) => wait > 0)
    },
    async ask(transaction, { row, actor, changed, undo }) {
      const isCitizen = actor === 'citizen'
      const newEmail = changed?.newEmail
      const isSame = changed && Object.keys(changed.changes).length === 0
      // A partner may send what it has with every change: that asks for a link when the last one has ended.
      if (isSame && !isCitizen && (await hasLink(transaction, row.id, 'confirm'))) return { isQuiet: false }
      if (changed && (isCitizen || newEmail !== undefined)) {
        const wait = await limiter.take(row.id, transaction)
        if (wait > 0) undo({ outcome: 'too_many_contact_changes', seconds: Math.ceil(wait / 1_000) })
      }
      const fresh = newEmail === undefined ? [] : [newEmail]
      const waits = await budget.take(transaction, [...fresh, ...counted(row, actor)])
      const [newWait = 0] = waits.slice(0, fresh.length)
      if (newWait > 0) undo({ outcome: 'too_many_contact_changes', seconds: Math.ceil(newWait / 1_000) })
      const isQuiet = waits.slice(fresh.length).some((wait) => wait > 0)
      if (changed?.columns.confirmedContact === null) {
        await forgetLinks(transaction, { appointmentId: row.id, purpose: 'confirm' })
      }
      if (newEmail === undefined) return { isQuiet }
      const page = (await readApplicationRows(transaction, row.id)).find(({ isHeld }) => isHeld)
      const asked = { appointmentId: row.id, purpose: 'confirm', token: page?.token ?? '', email: newEmail } as const
      return { linkId: await askLink(transaction, lookup, asked), isQuiet }
    },
  }
}
