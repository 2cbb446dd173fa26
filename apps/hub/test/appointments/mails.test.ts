// Mails about an appointment: what its contact is sent, by a real mail server.
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { createAppointmentQueries } from '../../src/features/ants/appointments/appointment-queries.js'
import { appointments } from '../../src/features/ants/appointments/tables.js'
import { mailOnChange, registerMails } from '../../src/features/ants/mails/appointment-notices.js'
import { formerContacts } from '../../src/features/ants/mails/tables.js'
import { rateLimits } from '../../src/platform/database/tables.js'
import { createJobs, type Jobs } from '../../src/platform/jobs/jobs.js'
import { createSmtpMailer, type Mailer } from '../../src/platform/mail/mail.js'
import { describeOnEachEngine } from '../support/engines.js'
import { mailServer } from '../support/mail-server.js'
import { agenda, meetingPoint } from '../support/points.js'
import { sharedHub } from '../support/shared-hub.js'

const FROM = { name: 'Mairie de Valbrume', address: 'rdv@valbrume.example' }

const smtp = mailServer()

describeOnEachEngine('mails about appointments', ({ createStorage }) => {
  let jobs: Jobs | undefined
  // The jobs need the hub's database: they are made after it.
  const hub = sharedHub(createStorage, {
    changeListeners: [(transaction, change) => mailOnChange(started())(transaction, change)],
  })

  beforeAll(async () => {
    jobs = createJobs(hub.database, {})
    // Looked up at each message, when the server listens.
    const mailer: Mailer = { from: FROM, send: (each) => createSmtpMailer(smtp.url(), FROM).send(each) }
    const queries = createAppointmentQueries({ database: hub.database, ...hub.keyring })
    const { database, logger, keyring } = hub
    registerMails(jobs, { appointments: queries, database, lookup: keyring.lookup, mailer, logger })
    await jobs.start()
  })
  afterAll(async () => {
    await jobs?.stop()
  })
  beforeEach(async () => {
    hub.simulator.state.reset()
    hub.simulator.state.setStatus('A123456789', 'validated')
    await hub.database.run((connection) => connection.delete(appointments))
    await hub.database.run((connection) => connection.delete(rateLimits))
    const body = JSON.stringify(agenda(meetingPoint('412')))
    await hub.partner('/api/v1/agenda?prune=true', { method: 'POST', body })
    hub.log.length = 0
  })
  afterEach(() => {
    const lines = hub.log.filter(({ message }) => message !== 'request answered')
    expect(JSON.stringify(lines)).not.toMatch(/exemple|Zoé|A123456789/)
  })

  function started(): Jobs {
    if (!jobs) throw new Error('The jobs are not started yet.')
    return jobs
  }

  const contact = { first_name: 'Zoé', last_name: 'Durand', email: 'zoe@exemple.fr' }
  async function book(changes: object = {}) {
    const wish = {
      meeting_point_id: '412',
      starts_at: '2027-09-07T09:00',
      reason: 'CNI',
      application_ids: ['A123456789'],
    }
    const body = JSON.stringify({ ...wish, contact, ...changes })
    const response = await hub.partner('/api/v1/appointments', { method: 'POST', body })
    expect(response.status).toBe(201)
    return (await response.json()) as { id: string; applications: { management_url: string }[] }
  }
  const change = (id: string, body: object) =>
    hub.partner(`/api/v1/appointments/${id}`, { method: 'PATCH', body: JSON.stringify(body) })
  const unfolded = (text = ''): string => text.replaceAll('\r\n ', '')
  const arrived = async (count: number) => {
    await expect.poll(() => smtp.received.length, { timeout: 60_000, interval: 50 }).toBeGreaterThanOrEqual(count)
  }

  test('confirm, change, cancel: one event that calendars follow', async () => {
    const { id, applications } = await book()
    await arrived(1)
    await change(id, { starts_at: '2027-09-07T09:30' })
    await arrived(2)
    await hub.partner(`/api/v1/appointments/${id}`, { method: 'DELETE' })
    await arrived(3)

    const [confirmed, moved, cancelled] = smtp.received
    expect(confirmed?.to).toEqual(['zoe@exemple.fr'])
    expect(confirmed?.text).toContain('mardi 7\u00a0septembre 2027 à 9\u00a0h\u00a000')
    expect(confirmed?.text).toContain(applications[0]?.management_url)
    expect(confirmed?.text).toContain('12 rue des Lilas, 59999 Valbrume')
    expect(moved?.text).toContain('9\u00a0h\u00a030')
    expect(cancelled?.text).toContain('est annulé')

    const calendars = [confirmed, moved, cancelled].map((message) => unfolded(message?.calendar))
    for (const calendar of calendars) expect(calendar).toContain(`UID:${id}`)
    expect(calendars.map((text) => /METHOD:(\w+)/.exec(text)?.[1])).toEqual(['REQUEST', 'REQUEST', 'CANCEL'])
    expect(calendars.map((text) => Number(/SEQUENCE:(\d+)/.exec(text)?.[1]))).toEqual([0, 1, 2])
    expect(calendars[1]).toContain('DTSTART;TZID=Europe/Paris:20270907T093000')
    for (const message of smtp.received) expect(message.source + message.text).not.toContain('A123456789')
  })

  /** Follows the link of a mail and presses its button. */
  async function follow(text = ''): Promise<Response> {
    const [, path = ''] = /https:\/\/rdv\.valbrume\.example\/hub(\/rdv\/\S+)/.exec(text) ?? []
    return fetch(`${hub.url}${path}`, { method: 'POST', redirect: 'manual' })
  }
  const sentTo = (address: string) => smtp.received.filter(({ to }) => to.includes(address))
  const arrivedAt = async (address: string, count: number) => {
    await expect.poll(() => sentTo(address).length, { timeout: 60_000, interval: 50 }).toBe(count)
  }

  test('a new address is written to once it is confirmed, and the former one until then', async () => {
    const { id } = await book()
    await arrived(1)
    const answer = await change(id, { contact: { ...contact, first_name: 'Lisez', email: 'nouvelle@exemple.fr' } })
    expect(await answer.json()).toMatchObject({
      contact: { email: 'nouvelle@exemple.fr' },
      email_awaits_confirmation: true,
    })
    await arrivedAt('nouvelle@exemple.fr', 1)
    await arrivedAt('zoe@exemple.fr', 2)
    const [asking] = sentTo('nouvelle@exemple.fr')
    expect(asking?.source + (asking?.text ?? '')).not.toMatch(/Lisez|Durand|Zoé/)
    expect(asking?.calendar).toBe('')
    const told = sentTo('zoe@exemple.fr')[1]
    expect(told?.text).toContain('Une autre adresse électronique a été donnée')
    expect(`${told?.source}${told?.text}`).not.toMatch(/nouvelle|Lisez/)

    await change(id, { starts_at: '2027-09-07T09:30' })
    await arrivedAt('zoe@exemple.fr', 3)
    expect(sentTo('nouvelle@exemple.fr')).toHaveLength(1)

    expect((await follow(asking?.text)).status).toBe(303)
    await arrivedAt('nouvelle@exemple.fr', 2)
    expect(unfolded(sentTo('nouvelle@exemple.fr')[1]?.calendar)).toContain('METHOD:REQUEST')
    const read = (await (await hub.partner(`/api/v1/appointments/${id}`)).json()) as { history: { kind: string }[] }
    expect(read).toMatchObject({ email_awaits_confirmation: false })
    expect(read.history.map(({ kind }) => kind)).toEqual(['booked', 'contact_changed', 'moved', 'address_confirmed'])
    await hub.partner(`/api/v1/appointments/${id}`, { method: 'DELETE' })
    await arrivedAt('nouvelle@exemple.fr', 3)
  })

  test('forty changes by a partner write to five strangers, and then are refused for a while', async () => {
    const { id } = await book()
    await arrived(1)
    const statuses: number[] = []
    for (let index = 0; index < 40; index += 1) {
      const answer = await change(id, { contact: { ...contact, email: `cible${index}@exemple.fr` } })
      statuses.push(answer.status)
      if (answer.status !== 429) continue
      expect(await answer.json()).toMatchObject({ code: 'rate_limited' })
      expect(Number(answer.headers.get('retry-after'))).toBeLessThanOrEqual(3_600)
    }
    expect(statuses).toEqual([...Array(5).fill(200), ...Array(35).fill(429)])
    await arrivedAt('cible4@exemple.fr', 1)
    // Other changes go on.
    expect((await change(id, { starts_at: '2027-09-07T09:30' })).status).toBe(200)
    // The confirmation, five notices, and where it was moved.
    await arrivedAt('zoe@exemple.fr', 7)
    expect(smtp.received.filter(({ to }) => to.some((each) => each.startsWith('cible'))).length).toBeLessThanOrEqual(5)
  })

  test('an address that was replaced is told so, and its calendar lets go of the appointment', async () => {
    const { id, applications } = await book()
    await arrived(1)
    await change(id, { contact: { ...contact, email: 'nouvelle@exemple.fr' } })
    await arrivedAt('nouvelle@exemple.fr', 1)
    await arrivedAt('zoe@exemple.fr', 2)
    await follow(sentTo('nouvelle@exemple.fr')[0]?.text)
    await arrivedAt('zoe@exemple.fr', 3)
    const former = sentTo('zoe@exemple.fr')[2]
    expect(former?.text).toContain('Une autre adresse électronique a été donnée')
    expect(former?.text).toContain('9\u00a0h\u00a000')
    expect(`${former?.text}${former?.calendar}`).not.toMatch(/nouvelle/)
    expect(`${former?.text}${former?.calendar}`).not.toContain(applications[0]?.management_url)
    const calendar = unfolded(former?.calendar)
    expect(calendar).toContain('METHOD:CANCEL')
    expect(calendar).toContain('STATUS:CANCELLED')
    expect(calendar).toContain(`UID:${id}`)
    expect(calendar).toContain('SEQUENCE:1')
    expect(calendar).toMatch(/mailto:zoe@exemple\.fr/i)
    await expect
      .poll(() => hub.database.run((connection) => connection.$count(formerContacts)), { timeout: 60_000 })
      .toBe(0)
    // Nothing more, whatever comes.
    await hub.partner(`/api/v1/appointments/${id}`, { method: 'DELETE' })
    await arrivedAt('nouvelle@exemple.fr', 3)
    expect(sentTo('zoe@exemple.fr')).toHaveLength(3)
  })

  test.each(['phone', 'ZOE@exemple.fr'])('another %s is no other address', async (what) => {
    const { id } = await book()
    await arrived(1)
    const changes = what === 'phone' ? { phone: '0639981234' } : { email: what }
    await change(id, { contact: { ...contact, ...changes } })
    await arrived(2)
    expect(await hub.database.run((connection) => connection.$count(formerContacts))).toBe(0)
    expect(smtp.received).toHaveLength(2)
  })

  test('a busy server gets the message later, and the booking did not wait', async () => {
    smtp.state.isBusy = true
    await book()
    await expect.poll(() => hub.log.some(({ message }) => message === 'mail not sent'), { timeout: 60_000 }).toBe(true)
    smtp.state.isBusy = false
    await arrived(1)
  })

  test('an address that does not exist is given up, and said without it', async () => {
    await book({ contact: { ...contact, email: 'zoe@refused.example' } })
    await expect
      .poll(() => hub.log.find(({ message }) => message === 'mail not sent')?.fields, { timeout: 60_000 })
      .toMatchObject({ code: '550', gives_up: true })
    expect(smtp.received).toEqual([])
  })

  // Last: some of its mails are still on their way when it ends.
  test('one stranger is sent ten links a day, over all appointments', async () => {
    const statuses: number[] = []
    for (let index = 0; index < 12; index += 1) {
      const { id } = await book()
      statuses.push((await change(id, { contact: { ...contact, email: 'cible@exemple.fr' } })).status)
      await hub.partner(`/api/v1/appointments/${id}`, { method: 'DELETE' })
    }
    expect(statuses).toEqual([...Array(10).fill(200), 429, 429])
  })
})
