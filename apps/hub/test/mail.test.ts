// Mail as it leaves the hub: to a real SMTP server, and to the mailbox of a sandbox.
// First: it teaches zod about OpenAPI, before any schema is made.
import { sharedHub } from './support/shared-hub.js'
import { once } from 'node:events'
import { readdir } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { SMTPServer } from 'smtp-server'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { appointments } from '../src/ants/appointments/tables.js'
import { createFinding } from '../src/ants/appointments/list.js'
import { mailOnChange, registerMails } from '../src/ants/mails/appointment-notices.js'
import { createJobs, type Jobs } from '../src/platform/jobs.js'
import { createSmtpMailer, type Mail, type Mailer, MailError } from '../src/platform/mail.js'
import { createMailbox } from '../src/platform/mailbox.js'
import { createDirectory, describeOnEachEngine } from './support/engines.js'
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
        received.push({ to, source, text: partOf(source, 'text/plain'), calendar: partOf(source, 'text/calendar') })
        done()
      })
    },
  })
  return { server, received, state }
}

/** One part of a message, whatever it was encoded in. */
function partOf(source: string, type: string): string {
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
    await using directory = await createDirectory()
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
    const finding = createFinding({ database: hub.database, ...hub.vault })
    registerMails(jobs, { appointments: finding, database: hub.database, mailer, logger: hub.logger })
    await jobs.start()
  }, 60_000)
  afterAll(async () => {
    await jobs?.stop()
  })
  beforeEach(async () => {
    hub.simulator.state.reset()
    hub.simulator.state.setStatus('A123456789', 'validated')
    await hub.database.run((connection) => connection.delete(appointments))
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
    await expect.poll(() => smtp.received.length, { timeout: 15_000, interval: 50 }).toBeGreaterThanOrEqual(count)
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

  test('a corrected address is written to', async () => {
    const { id } = await book()
    await arrived(1)
    await change(id, { contact: { ...contact, email: 'nouvelle@exemple.fr' } })
    await arrived(2)
    expect(smtp.received[1]?.to).toEqual(['nouvelle@exemple.fr'])
  })

  test('a busy server gets the message later, and the booking did not wait', async () => {
    smtp.state.isBusy = true
    await book()
    await expect.poll(() => hub.log.some(({ message }) => message === 'mail not sent'), { timeout: 15_000 }).toBe(true)
    smtp.state.isBusy = false
    await arrived(1)
  })

  test('an address that does not exist is given up, and said without it', async () => {
    await book({ contact: { ...contact, email: 'zoe@refused.example' } })
    await expect
      .poll(() => hub.log.find(({ message }) => message === 'mail not sent')?.fields, { timeout: 15_000 })
      .toMatchObject({ code: '550', gives_up: true })
    expect(smtp.received).toEqual([])
  })
})
