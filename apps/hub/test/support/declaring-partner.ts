// A partner whose appointments are told to a simulated ANTS when a test says so: what every test file about declarations starts from.
import { sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
// First of ours: the schemas of routes take their descriptions from a library that must be loaded before any schema is made.
import { sharedHub } from './shared-hub.js'
import { createDeclarations, type Declarations } from '../../src/features/ants/declarations/declarations.js'
import { applicationSynchronizations } from '../../src/features/ants/declarations/tables.js'
import { beginAnew } from './clean-slate.js'
import type { TemporaryStorage } from './engines.js'
import { agenda, meetingPoint } from './points.js'
import { NOW } from './running-hub.js'

interface Answered {
  id: string
  updated_at: string
  applications: { application_id: string; management_url: string; ants: string }[]
  history: { kind: string; actor: string }[]
  items: Answered[]
}

export const NUMBER = 'A123456789'
export const OTHER = 'B123456789'

/** Called in a `describe`: each of its tests begins with two places, no appointment and nothing to declare. */
export function declaringPartner(createStorage: () => Promise<TemporaryStorage>) {
  const hub = sharedHub(createStorage)
  let declarations: Declarations
  let now = NOW

  /** Another one that declares beside the first, with what a test changes. */
  const anotherWorker = (changes: Partial<Parameters<typeof createDeclarations>[0]> = {}): Declarations => {
    const { database, keyring, upstreams, logger } = hub
    return createDeclarations({
      database,
      cipher: keyring.cipher,
      ants: upstreams.ants,
      logger,
      now: () => now,
      ...changes,
    })
  }

  beginAnew(hub)
  beforeAll(() => {
    declarations = anotherWorker()
  })
  afterAll(() => declarations.stop())
  beforeEach(async () => {
    now = NOW
    await hub.database.run((connection) => connection.delete(applicationSynchronizations))
    await publish('Mairie de Valbrume')
  })
  afterEach(() => {
    expect(hub.log.filter(({ level, message }) => level === 'error' && !message.includes('stuck'))).toEqual([])
    hub.log.length = 0
  })

  const send = async (method: string, path: string, body?: unknown): Promise<Answered> => {
    const response = await hub.partner(`/api/v1${path}`, body ? { method, body: JSON.stringify(body) } : { method })
    expect(response.ok, `${method} ${path}: ${response.status}`).toBe(true)
    return (await response.json()) as Answered
  }
  const publish = (name: string) =>
    send('POST', '/agenda', agenda(meetingPoint('412', { name }), meetingPoint('413', { name: 'Mairie de Montclair' })))
  const book = (...application_ids: string[]) =>
    send('POST', '/appointments', {
      meeting_point_id: '412',
      starts_at: '2027-09-07T09:00',
      reason: 'CNI',
      application_ids,
      contact: { first_name: 'Camille', last_name: 'Durand', email: 'camille@example.org' },
    })
  const read = (id: string) => send('GET', `/appointments/${id}`)
  const states = async (id: string) => (await read(id)).applications.map(({ ants }) => ants)
  const search = async (number: string): Promise<unknown[]> => {
    const response = await hub.ants(`/api/ants/searchApplicationIds?application_ids=${number}`)
    return ((await response.json()) as Record<string, unknown[]>)[number] ?? []
  }
  const change = (assignments: ReturnType<typeof sql>) =>
    hub.database.run((connection) => connection.execute(sql`update ${applicationSynchronizations} set ${assignments}`))
  /** Time goes on: every moment that was to come has come. */
  const wait = () =>
    change(
      sql`next_attempt_at = now() - interval '1 second', unsettled_until = now() - interval '1 second', lease_until = null`,
    )
  /** The address of the only page. */
  const getPage = ({ applications }: Answered) => applications[0]?.management_url

  return {
    hub,
    sweep: () => declarations.sweep(),
    anotherWorker,
    /** Moves the clock of what declares, not of the hub. */
    setNow: (instant: number) => void (now = instant),
    send,
    publish,
    book,
    read,
    states,
    search,
    change,
    wait,
    getPage,
  }
}
