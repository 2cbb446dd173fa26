// Mail as it leaves the hub: to a real SMTP server, and to the mailbox of a sandbox.
// First: it teaches zod about OpenAPI, before any schema is made.
import { sharedHub } from './support/shared-hub.js'
import { once } from 'node:events'
import { readdir } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { SMTPServer } from 'smtp-server'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { appointments } from '../src/features/ants/appointments/tables.js'
import { createAppointmentQueries } from '../src/features/ants/appointments/appointment-queries.js'
import { mailOnChange, registerMails } from '../src/features/ants/mails/appointment-notices.js'
import { formerContacts } from '../src/features/ants/mails/tables.js'
import { createJobs, type Jobs } from '../src/platform/jobs/jobs.js'
import { createSmtpMailer, type Mail, type Mailer, MailError } from '../src/platform/mail/mail.js'
import { rateLimits } from '../src/platform/database/tables.js'
import { createMailbox } from '../src/platform/mail/mailbox.js'
import { createEmptyDirectory, describeOnEachEngine } from './support/engines.js'
import { agenda, meetingPoint } from './support/points.js'

const FROM = { name: 'Mairie de Valbrume', address: 'rdv@valbrume.example' }

interface Received {
  to: string[]
  source: string
  /** The text part and the calendar, decoded. */
  text: string
  calendar: string
}

/** An SMTP server that refuses recipients at `refused.example` for good, and everybody while `isBusy`. */
function smtpServer() {
  const received: Received[] = []
  const state = { isBusy: false }
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo({ address }, _session, answer) {
      const refusal = address.endsWith('@refused.example') ? [550, 'no such user'] : state.isBusy ? [451, 'later'] : []
      const [responseCode, message] = refusal
      answer(responseCode === undefined ? null : Object.assign(new Error(String(message)), { responseCode }))
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const source = Buffer.concat(chunks).toString('utf8')
        const to = session.envelope.rcptTo.map(({ address }) => address)
        received.push({ to, source, text: findPart(source, 'text/plain'), calendar: findPart(source, 'text/calendar') })
        done()
      })
    },
  })
  return { server, received, state }
}

/** One part of a message, whatever it was encoded in. */
function findPart(source: string, type: string): string {
  const part =
    source.split(/\r\n--[^\r\n]+\r\n/).find((each) => new RegExp(`^content-type: ${type}`, 'im').test(each)) ?? ''
  const [head = '', ...body] = part.split('\r\n\r\n')
  const content = body.join('\r\n\r\n')
  if (/encoding: base64/i.test(head)) return Buffer.from(content, 'base64').toString('utf8')
  if (!/encoding: quoted-printable/i.test(head)) return content
  const bytes = content.replaceAll('=\r\n', '').replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => `%${hex}`)
  return decodeURIComponent(bytes.replaceAll(/%(?![0-9A-F]{2})/g, '%25'))
}

const smtp = smtpServer()
let url = ''
beforeAll(async () => {
  smtp.server.listen(0, '127.0.0.1')
  await once(smtp.server.server, 'listening')
  url = `smtp://127.0.0.1:${(smtp.server.server.address() as AddressInfo).port}`
})
afterAll(async () => {
  await new Promise<void>((resolve) => {
    smtp.server.close(resolve)
  })
})
beforeEach(() => {
  smtp.received.length = 0
  smtp.state.isBusy = false
})

const mail: Mail = {
  id: 'a.0@valbrume.example',
  to: { name: 'Zoé', address: 'zoe@exemple.fr' },
  subject: 'Rendez-vous confirmé',
  text: 'Bonjour Zoé',
}

describe('a message', () => {
  test('is sent with its id, and asks robots not to answer', async () => {
    await createSmtpMailer(url, FROM).send(mail)
    const [message] = smtp.received
    expect(message?.to).toEqual(['zoe@exemple.fr'])
    expect(message?.source).toContain('Message-ID: <a.0@valbrume.example>')
    expect(message?.source).toContain('Auto-Submitted: auto-generated')
  })

  test.each([
    { subject: 'Bonjour\r\nBcc: other@exemple.fr\r\n\r\nAutre texte' },
    { to: { name: 'Zoé\r\nBcc: other@exemple.fr', address: 'zoe@exemple.fr' } },
    { to: { name: 'Zoé" <other@exemple.fr>, "', address: 'zoe@exemple.fr' } },
    { to: { name: 'Zoé', address: 'zoe@exemple.fr\r\nRCPT TO:<other@exemple.fr>' } },
    { to: { name: 'Zoé', address: 'zoe@exemple.fr, other@exemple.fr' } },
  ])('nothing typed becomes a header or another recipient: %o', async (changes) => {
    await createSmtpMailer(url, FROM)
      .send({ ...mail, ...changes })
      .catch(() => {})
    for (const { to, source } of smtp.received) {
      expect(to).not.toContain('other@exemple.fr')
      expect(source.split('\r\n\r\n')[0]).not.toMatch(/^(bcc|cc):/im)
    }
  })

  test.each([
    ['nobody@refused.example', { code: '550', isPermanent: true }],
    ['zoe@exemple.fr', { code: '451', isPermanent: false }],
  ])('refused for %s: for good or for now, without the address', async (address, expected) => {
    smtp.state.isBusy = true
    const error = await createSmtpMailer(url, FROM)
      .send({ ...mail, to: { name: '', address } })
      .catch((caught: unknown) => caught)
    expect(error).toBeInstanceOf(MailError)
    expect(error).toMatchObject(expected)
    expect(String(error)).not.toContain('@')
  })

  test('a server that is not there is worth another try', async () => {
    const error = await createSmtpMailer('smtp://127.0.0.1:1', FROM)
      .send(mail)
      .catch((caught: unknown) => caught)
    expect(error).toMatchObject({ name: 'MailError', isPermanent: false })
  })
})

describe('the mailbox of a sandbox', () => {
  test('keeps each message once, the last one first', async () => {
    await using directory = await createEmptyDirectory()
    const folder = join(directory.config.dataDirectory, 'mail')
    const mailbox = createMailbox(folder, FROM)
    expect(await mailbox.list(10)).toEqual([])
    await mailbox.send(mail)
    await mailbox.send({ ...mail, id: '../../b@valbrume.example', subject: 'Autre' })
    await mailbox.send(mail)
    const [first, second] = await mailbox.list(10)
    expect([first?.subject, second?.subject]).toEqual(['Rendez-vous confirmé', 'Autre'])
    expect(await readdir(folder)).toHaveLength(4)
    expect((await mailbox.source(first?.name ?? ''))?.toString()).toContain('Subject: ')
    expect(await mailbox.read('../../../etc/passwd')).toBeUndefined()
  })
})

describeOnEachEngine('mails about appointments', ({ createStorage }) => {
  let jobs: Jobs | undefined
  // The jobs need the hub's database: they are made after it.
  const hub = sharedHub(createStorage, {
    changeListeners: [(transaction, change) => mailOnChange(started())(transaction, change)],
  })

  beforeAll(async () => {
    jobs = createJobs(hub.database, {})
    // Looked up at each message, when the server listens.
    const mailer: Mailer = { from: FROM, send: (each) => createSmtpMailer(url, FROM).send(each) }
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
