import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { createInvitations } from '../../src/features/links/invitations.js'
import { diagorienteInvitations } from '../../src/features/links/tables.js'
import { createMailbox } from '../../src/platform/mail/mailbox.js'
import { type Mail, type Mailer, MailError } from '../../src/platform/mail/mail.js'
import { sendOnce } from '../../src/platform/mail/send-once.js'
import { describeOnEachEngine } from '../support/engines.js'
import { DEMO_KEY, NOW } from '../support/running-hub.js'
import { sharedAnswerChecker, sharedHub } from '../support/shared-hub.js'

const LINK = 'https://diagoriente.beta.gouv.fr/services/plateforme?utm_source=emploi-inclusion-'
const RECIPIENT = 'camille@exemple.fr'

describeOnEachEngine('links to Diagoriente', ({ createStorage }) => {
  let mailbox: ReturnType<typeof createMailbox>
  let directory = ''
  let failure: MailError | undefined
  // The mailer of a process: made when the database is there, as the hub makes it.
  const sending: Mailer = {
    from: { name: 'Hub', address: 'hub@valbrume.example' },
    async send(mail: Mail) {
      if (failure) throw failure
      await mailbox.send(mail)
    },
  }
  const later: { mailer?: Mailer } = {}
  const mailer: Mailer = { from: sending.from, send: async (mail) => later.mailer?.send(mail) }
  const hub = sharedHub(createStorage, { links: { mailer } })
  const checked = sharedAnswerChecker(hub)
  const post = (body: unknown, init: RequestInit = {}) =>
    hub.partner('/api/v1/links/diagoriente', { method: 'POST', body: JSON.stringify(body), ...init })
  const invite = async (subject: string, more: object = {}) => {
    const response = await post({ subject, audience: 'employeur', recipient: RECIPIENT, has_resume: false, ...more })
    return { status: response.status, ...((await checked(response, ['post', '/api/v1/links/diagoriente'])) as object) }
  }
  const state = async (subject: string, init?: RequestInit) => {
    const response = await hub.partner(`/api/v1/links/diagoriente/${subject}`, init)
    return checked(response, ['get', '/api/v1/links/diagoriente/{subject}'])
  }
  const sent = async () => mailbox.list(1_000)

  beforeEach(async () => {
    await rm(directory, { recursive: true, force: true })
    directory = await mkdtemp(join(tmpdir(), 'diagoriente-'))
    mailbox = createMailbox(directory, sending.from)
    later.mailer = sendOnce(sending, { database: hub.database, onOutcome: () => {} })
    failure = undefined
    hub.setNow(NOW)
  })
  afterAll(() => rm(directory, { recursive: true, force: true }))

  test.each(['candidat', 'prescripteur', 'employeur'])('a link alone, for a %s', async (audience) => {
    expect(await invite('alone', { audience, recipient: undefined })).toEqual({
      status: 200,
      url: `${LINK}${audience}`,
      state: 'not_invited',
      invited_at: null,
    })
    expect(await sent()).toEqual([])
    expect(await state('alone')).toEqual({ subject: 'alone', state: 'not_invited', invited_at: null })
  })

  test('the mail may name whom it is for', async () => {
    await invite('named', { recipient: { email: RECIPIENT, name: 'Zoé' } })
    expect((await sent())[0]?.to).toEqual({ address: RECIPIENT, name: 'Zoé' })
  })

  test('DG-R2: one mail per subject, with the first instant ever after', async () => {
    const first = new Date(NOW).toISOString()
    expect(await invite('once')).toMatchObject({ status: 200, state: 'invited', invited_at: first })
    hub.setNow(NOW + 86_400_000)
    expect(await invite('once')).toMatchObject({ state: 'already_invited', invited_at: first })
    expect(await invite('once', { recipient: 'other@exemple.fr' })).toMatchObject({ state: 'already_invited' })
    expect(await invite('once', { recipient: undefined })).toMatchObject({
      state: 'already_invited',
      invited_at: first,
    })
    expect(await state('once')).toEqual({ subject: 'once', state: 'invited', invited_at: first })
    const [mail, ...others] = await sent()
    expect([mail?.to.address, others]).toEqual([RECIPIENT, []])
    expect(mail?.text).toContain(`${LINK}employeur`)
  })

  test('of ten requests at once one sends the mail', async () => {
    const all = await Promise.all(Array.from({ length: 10 }, () => invite('together')))
    const states = all.map((each) => (each as { state?: string }).state)
    expect(states.filter((each) => each === 'invited')).toHaveLength(1)
    expect(states.filter((each) => each === 'already_invited')).toHaveLength(9)
    expect(await sent()).toHaveLength(1)
    expect(new Set(all.map((each) => (each as { invited_at?: string }).invited_at)).size).toBe(1)
  })

  test('of two processes one sends the mail, and the other waits for it', async () => {
    const { database, keyring } = hub
    const reached = Promise.withResolvers<void>()
    const released = Promise.withResolvers<void>()
    const slow: Mailer = {
      from: sending.from,
      async send(mail) {
        reached.resolve()
        await released.promise
        await mailbox.send(mail)
      },
    }
    const refused = Promise.withResolvers<void>()
    const start = (its: Mailer) => {
      const once = sendOnce(its, { database, onOutcome: () => {} })
      const watched: Mailer = {
        from: its.from,
        send: (mail) =>
          once.send(mail).catch((error: unknown) => {
            refused.resolve()
            throw error
          }),
      }
      return createInvitations({ database, lookup: keyring.lookup, mailer: watched, now: () => NOW })
    }
    const mail = { to: { address: RECIPIENT, name: '' }, subject: 'a', text: 'b' }
    const sender = start(slow).invite('partner', 'two', mail)
    await reached.promise
    const waiting = start(sending).invite('partner', 'two', mail)
    await refused.promise
    released.resolve()
    expect(await sender).toEqual({ state: 'invited', invitedAt: NOW })
    expect(await waiting).toEqual({ state: 'already_invited', invitedAt: NOW })
    expect(await sent()).toHaveLength(1)
  })

  test('DG-R3: nobody with a résumé', async () => {
    expect(await invite('resume', { has_resume: true })).toMatchObject({ state: 'not_applicable', invited_at: null })
    expect([await sent(), await state('resume')]).toEqual([[], expect.objectContaining({ state: 'not_invited' })])
    expect(await invite('resume')).toMatchObject({ state: 'invited' })
  })

  test('DG-R4: nothing is recorded when the mail fails, and the next request sends it', async () => {
    failure = new MailError('421', false)
    expect(await invite('failed')).toMatchObject({ status: 503, code: 'mail_unavailable' })
    failure = new MailError('550', true)
    expect(await invite('failed')).toMatchObject({ status: 422, code: 'recipient_refused' })
    expect(await state('failed')).toMatchObject({ state: 'not_invited' })
    failure = undefined
    expect(await invite('failed')).toMatchObject({ state: 'invited' })
    expect(await sent()).toHaveLength(1)
  })

  test('subjects of two partners have nothing to do with each other', async () => {
    await invite('shared')
    const init = { headers: { authorization: `Bearer ${DEMO_KEY}` } }
    expect(await state('shared', init)).toMatchObject({ state: 'not_invited' })
  })

  test('no address, no subject and no name is kept', async () => {
    await invite('kept-subject')
    const rows = await hub.database.run((connection) => connection.select().from(diagorienteInvitations))
    expect(rows.length).toBeGreaterThan(0)
    expect(JSON.stringify([rows, hub.log])).not.toMatch(/exemple\.fr|kept-subject/)
  })

  test.each([
    [{ audience: 'candidat', has_resume: false }, '/subject'],
    [{ subject: 'camille@exemple.fr', audience: 'candidat', has_resume: false }, '/subject'],
    [{ subject: '', audience: 'candidat', has_resume: false }, '/subject'],
    [{ subject: 'a', audience: 'admin', has_resume: false }, '/audience'],
    [{ subject: 'a', audience: 'candidat' }, '/has_resume'],
    [{ subject: 'a', audience: 'candidat', has_resume: 'no' }, '/has_resume'],
    [{ subject: 'a', audience: 'candidat', has_resume: false, recipient: 'camille' }, '/recipient'],
    [{ subject: 'a', audience: 'candidat', has_resume: false, recipient: 'a@b.fr\nBcc: c@d.fr' }, '/recipient'],
    [{ subject: 'a', audience: 'candidat', has_resume: false, name: 'x' }, ''],
  ])('%j is refused: %s', async (body, pointer) => {
    const response = await post(body)
    expect(response.status).toBe(422)
    expect(await response.json()).toMatchObject({ errors: [{ in: 'body', pointer }] })
    expect(await sent()).toEqual([])
  })
})

describeOnEachEngine('without mail', ({ createStorage }) => {
  const hub = sharedHub(createStorage)

  test('nobody is invited, and links are built', async () => {
    const body = { subject: 'a', audience: 'candidat', has_resume: false }
    const post = (more: object) =>
      hub.partner('/api/v1/links/diagoriente', { method: 'POST', body: JSON.stringify({ ...body, ...more }) })
    expect((await post({ recipient: RECIPIENT })).status).toBe(503)
    expect((await post({})).status).toBe(200)
  })
})
