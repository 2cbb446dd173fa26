import { writeOnce, readSetting } from '../../platform/database/settings.js'
import type { Database } from '../../platform/database/database.js'
import { parseAgenda } from './agenda/document.js'
import { demoAgenda } from './agenda/demo.js'
import { importMeetingPoints, listMeetingPoints } from './meeting-points.js'
import { todayIn } from './today.js'

const KEY = 'demo_agenda'

/** Fills an empty database with the demo agenda, the first time only: what the user deletes does not come back. */
export async function loadDemoAgendaOnce(database: Database, now: number): Promise<void> {
  if ((await database.run((connection) => readSetting(connection, KEY))) !== undefined) return
  const isEmpty = (await listMeetingPoints(database, { after: '', limit: 1 })).length === 0
  const parsed = parseAgenda(demoAgenda, { today: todayIn('Europe/Paris', now) })
  if (!parsed.ok) throw new Error('The demo agenda breaks the rules of agendas.')
  if (isEmpty) await importMeetingPoints(database, parsed.agenda.meeting_points, { prune: false })
  await database.run((connection) => writeOnce(connection, KEY, isEmpty ? 'loaded' : 'not needed'))
}
