import { randomUUID } from 'node:crypto'
import type { Connection } from '../platform/database.js'
import { readSetting, writeSetting } from '../platform/settings.js'

const KEY = 'agenda_revision'

/**
 * Marks the agenda as changed, for the processes that keep it in memory. First statement of every transaction that writes
 * meeting points: the row is locked until the end of it, so that writers come one after the other.
 */
export function markAgendaChanged(transaction: Connection): Promise<void> {
  return writeSetting(transaction, KEY, randomUUID())
}

/** A text that differs after each change; undefined while there never was any. */
export function readAgendaRevision(connection: Connection): Promise<string | undefined> {
  return readSetting(connection, KEY)
}
