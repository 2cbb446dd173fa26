// The citizens' pages as requests and answers: rules, abuse, headers. What they are like to use is in pages.browser.test.ts.
import { request } from 'node:http'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { appointments } from '../src/ants/appointments/tables.js'
import { createClientAddress } from '../src/platform/client-address.js'
import { createCitizen, describedBy, type Fields, formOf, hiddenFields, type Page } from './support/citizen.js'
import { describeOnEachEngine, type TemporaryStorage } from './support/engines.js'
import { agenda, meetingPoint } from './support/points.js'
import { NOW, type RunningHub, runHub } from './support/running-hub.js'

const PREFIX = '/hub'
const LINK = '/hub/rdv?meeting_point=412&start=2027-09-07T09%3A00&reason=CNI&documents=1'
const person = { first_name: 'Zoé', last_name: "O'Neill", email: 'zoe@exemple.fr', phone: '' }

describeOnEachEngine('pages for citizens', ({ createStorage }) => {
  let storage: TemporaryStorage
  let hub: RunningHub
  let visitors = 0

  beforeAll(async () => {
    storage = await createStorage()
    // Reached through a proxy on this machine, which publishes the hub under a path.
    const clientAddress = createClientAddress([{ address: '127.0.0.1', prefix: 32, family: 'ipv4' }])
    hub = await runHub(storage, { clientAddress, publicUrl: `https://rdv.valbrume.example${PREFIX}` })
  })
  afterAll(async () => {
    await hub[Symbol.asyncDispose]()
    await storage[Symbol.asyncDispose]()
  })
  beforeEach(async () => {
    hub.setNow(NOW)
    hub.simulator.state.reset()
    for (const letter of 'ABCDEF') hub.simulator.state.setStatus(`${letter}123456789`, 'validated')
    await hub.database.run((connection) => connection.delete(appointments))
    const body = JSON.stringify(agenda(meetingPoint('412')))
    expect((await hub.partner('/api/v1/agenda?prune=true', { method: 'POST', body })).status).toBe(200)
    hub.log.length = 0
  })
  afterEach(() => {
    expect(hub.log.filter(({ level }) => level === 'error')).toEqual([])
  })

  /** Somebody new, from an address of their own. */
  const visitor = (address = `203.0.113.${(visitors += 1)}`) => createCitizen(hub.url, { address, prefix: PREFIX })

  const filled = (page: Page, changes: Fields = {}): Fields => ({
    ...hiddenFields(page),
    ...person,
    application_ids: ['A123456789'],
    ...changes,
  })

  async function booked(changes: Fields = {}) {
    const citizen = visitor()
    const form = await citizen.get(LINK)
    const answer = await citizen.post('/hub/rdv', filled(form, changes), { follows: false })
    expect(answer.status).toBe(303)
    const path = (answer.headers.get('location') ?? '').replace(/[?#].*$/, '')
    return { citizen, path, fields: filled(form, changes) }
  }

  const live = async () => {
    const rows = await hub.database.run((connection) => connection.select().from(appointments))
    return rows.filter(({ status }) => status === 'booked').map(({ startsAt }) => startsAt)
  }

  describe('the booking page', () => {
    test('says what, where and when, in words', async () => {
      const page = await visitor().get(LINK)
      expect(page.status).toBe(200)
      expect(page.text).toContain('Mairie de Valbrume - 412')
      expect(page.text).toContain('12 rue des Lilas, 59999 Valbrume')
      expect(page.text).toContain('mardi 7 septembre 2027 à 9 h 00')
      expect(page.text).toContain('Carte nationale d’identité, 1 personne')
      expect(page.html).toContain('<html lang="fr">')
    })

    test('books, shows it, and knows who booked', async () => {
      const citizen = visitor()
      const page = await citizen.post('/hub/rdv', filled(await citizen.get(LINK)))
      expect(page.status).toBe(200)
      expect(page.text).toContain('Votre rendez-vous est confirmé')
      expect(page.text).toContain('zoe@exemple.fr')
      expect(await live()).toEqual(['2027-09-07T09:00'])
    })

    test('takes numbers as people type them', async () => {
      const citizen = visitor()
      await citizen.post('/hub/rdv', filled(await citizen.get(LINK), { application_ids: [' a123 456 789 '] }))
      expect(await live()).toHaveLength(1)
    })

    test('an unknown place, reason, number of persons: one page that says so', async () => {
      const wrong = [
        '/hub/rdv',
        LINK.replace('412', '999'),
        LINK.replace('412', '%00'),
        LINK.replace('CNI', 'PERMIS'),
        LINK.replace('documents=1', 'documents=0'),
        LINK.replace('documents=1', 'documents=20'),
        LINK.replace('documents=1', 'documents=1e1'),
      ]
      for (const path of wrong) {
        const page = await visitor().get(path)
        expect([page.status, page.text]).toEqual([404, expect.stringContaining('Lien de réservation incomplet')])
      }
    })

    test.each(['9999-12-31T09:00', '2027-09-07T09:01', '2020-01-01T09:00', 'demain', '2027-02-30T09:00'])(
      'a start that is no slot (%s) offers those that are',
      async (start) => {
        const page = await visitor().get(LINK.replace('2027-09-07T09%3A00', encodeURIComponent(start)))
        expect(page.status).toBe(200)
        expect(page.html).toContain('<input type="radio" name="start" value="2027-09-07T09:00"')
      },
    )

    test('an overseas place is booked by its own clock', async () => {
      const point = meetingPoint('974', { time_zone: 'Indian/Reunion' })
      await hub.partner('/api/v1/meeting-points/974', { method: 'PUT', body: JSON.stringify(point) })
      // 08:30 in France, 10:30 there.
      hub.setNow(Date.parse('2027-09-07T06:30:00Z'))
      const page = await visitor().get(LINK.replace('412', '974'))
      expect(page.text).toContain('Cet horaire n’est plus disponible')
    })
  })

  describe('what is typed wrong', () => {
    test('is said beside its field and in a summary, and nothing is lost', async () => {
      const citizen = visitor()
      const typed = { ...person, first_name: '', email: 'zoe@exemple', application_ids: ['A12345'] }
      const page = await citizen.post('/hub/rdv', filled(await citizen.get(LINK), typed))
      expect(page.status).toBe(422)
      expect(page.html).toMatch(/<title>Erreur\u00a0: /)
      expect(describedBy(page, 'first_name')).toContain('Indiquez votre prénom')
      expect(describedBy(page, 'email')).toContain('adresse électronique complète')
      expect(describedBy(page, 'numero-1')).toContain('10 caractères')
      for (const field of ['first_name', 'email', 'numero-1']) expect(page.html).toContain(`href="#${field}"`)
      expect(page.html).toContain('value="zoe@exemple"')
      expect(page.html).toContain('value="O&#39;Neill"')
      expect(page.html).toContain('value="A12345"')
      expect(await live()).toEqual([])
    })

    test('HTML stays text', async () => {
      const citizen = visitor()
      const evil = '"><script>alert(1)</script>'
      const fields = {
        first_name: evil,
        last_name: evil,
        email: evil,
        phone: evil,
        application_ids: [evil],
        nonce: evil,
      }
      const page = await citizen.post('/hub/rdv', filled(await citizen.get(LINK), fields))
      expect(page.status).toBe(422)
      expect(page.html).not.toContain('<script')
      expect(page.html).toContain('&lt;script&gt;')
    })

    test.each(['zoe@exemple.fr\r\nBcc: other@exemple.fr', 'zoe@exemple.fr\n', '\u0000@exemple.fr'])(
      'an address with a line break or worse is none: %j',
      async (email) => {
        const citizen = visitor()
        const page = await citizen.post('/hub/rdv', filled(await citizen.get(LINK), { email }))
        expect(page.status).toBe(422)
        expect(describedBy(page, 'email')).toContain('adresse électronique complète')
      },
    )

    test('one number for two persons is told at the second', async () => {
      const citizen = visitor()
      const form = await citizen.get(LINK.replace('documents=1', 'documents=2'))
      const page = await citizen.post('/hub/rdv', filled(form, { application_ids: ['A123456789', 'a123456789'] }))
      expect(page.status).toBe(422)
      expect(describedBy(page, 'numero-2')).toContain('déjà saisi plus haut')
    })

    test('one person too many or too few in the form is a person without number', async () => {
      const citizen = visitor()
      const form = await citizen.get(LINK.replace('documents=1', 'documents=2'))
      const page = await citizen.post('/hub/rdv', filled(form, { application_ids: ['A123456789'] }))
      expect(describedBy(page, 'numero-2')).toContain('Indiquez le numéro de pré-demande de la personne 2')
    })
  })

  describe('numbers', () => {
    test.each([
      ['SOLOCAL004', 'pas encore validé'],
      ['SOLOCAL007', 'déjà servi'],
      ['SOLOCAL010', 'expiré'],
      ['Z999999999', 'ne connaît pas'],
    ])('%s is explained', async (number, words) => {
      const citizen = visitor()
      const page = await citizen.post('/hub/rdv', filled(await citizen.get(LINK), { application_ids: [number] }))
      expect(page.status).toBe(422)
      expect(describedBy(page, 'numero-1')).toContain(words)
      expect(await live()).toEqual([])
    })

    test('with an appointment elsewhere: warned, then the person decides', async () => {
      hub.simulator.state.addAppointment({
        application_id: 'A123456789',
        meeting_point: 'Mairie d’Ailleurs',
        meeting_point_id: '7',
        appointment_date: '2027-10-01 14:30:00',
        management_url: 'https://ailleurs.example/rdv/1',
      })
      const citizen = visitor()
      const warned = await citizen.post('/hub/rdv', filled(await citizen.get(LINK)))
      expect(warned.status).toBe(409)
      expect(warned.text).toContain('Mairie d’Ailleurs, vendredi 1er octobre 2027 à 14 h 30')
      expect(warned.html).toContain('href="https://ailleurs.example/rdv/1"')
      expect(await live()).toEqual([])
      await citizen.post('/hub/rdv', filled(warned, { accept_existing: 'true' }))
      expect(await live()).toHaveLength(1)
    })

    test("an address of another editor's is no link when it could be a script", async () => {
      hub.simulator.state.addAppointment({
        application_id: 'A123456789',
        meeting_point: '<b>Mairie</b>',
        meeting_point_id: '7',
        appointment_date: '2027-10-01 14:30:00',
        management_url: 'javascript:alert(1)',
      })
      const citizen = visitor()
      const page = await citizen.post('/hub/rdv', filled(await citizen.get(LINK)))
      expect(page.html).not.toContain('javascript:')
      expect(page.html).toContain('&lt;b&gt;Mairie')
    })

    test('ANTS does not answer: nothing is booked, and the form is kept', async () => {
      hub.simulator.state.failNext({ kind: 'status', status: 500, times: 10 })
      const citizen = visitor()
      const page = await citizen.post('/hub/rdv', filled(await citizen.get(LINK)))
      expect(page.status).toBe(503)
      expect(page.headers.get('retry-after')).toBe('30')
      expect(page.text).toContain('L’ANTS ne répond pas')
      expect(page.html).toContain('value="A123456789"')
      expect(await live()).toEqual([])
    })

    test('are checked ten times a minute for one address, and not more', async () => {
      const citizen = visitor('198.51.100.7')
      const form = await citizen.get(LINK)
      const statuses: number[] = []
      for (let index = 0; index < 50; index += 1) {
        const page = await citizen.post(
          '/hub/rdv',
          filled(form, { application_ids: [`Z${String(index).padStart(9, '0')}`] }),
        )
        statuses.push(page.status)
        if (page.status === 429) {
          expect(Number(page.headers.get('retry-after'))).toBeGreaterThan(0)
          expect(page.html).toContain('value="zoe@exemple.fr"')
        }
      }
      expect(statuses).toEqual([...Array(10).fill(422), ...Array(40).fill(429)])
      const other = visitor('198.51.100.8')
      await other.post('/hub/rdv', filled(await other.get(LINK)))
      expect(await live()).toHaveLength(1)
    })
  })

  describe('sending twice', () => {
    test('the same form again shows the appointment it took', async () => {
      const { citizen, path, fields } = await booked()
      const again = await citizen.post('/hub/rdv', fields, { follows: false })
      expect([again.status, again.headers.get('location')]).toEqual([303, `${path}?fait=reserve#message`])
      expect(await live()).toHaveLength(1)
    })

    test('ten times at once: one appointment, and everybody is shown it', async () => {
      // None is done before the last has begun.
      hub.simulator.state.failNext({ kind: 'delay', milliseconds: 500, times: 10 })
      const citizen = visitor()
      const fields = filled(await citizen.get(LINK))
      const answers = await Promise.all(
        Array.from({ length: 10 }, () => citizen.post('/hub/rdv', fields, { follows: false })),
      )
      expect(new Set(answers.map(({ headers }) => headers.get('location'))).size).toBe(1)
      expect(await live()).toHaveLength(1)
    })

    test('the form of a former page, filled in otherwise, takes nothing more', async () => {
      const { citizen, path, fields } = await booked()
      const other = await citizen.post('/hub/rdv', { ...fields, email: 'autre@exemple.fr' })
      expect(other.text).toContain('Ce formulaire a déjà servi')
      expect(await live()).toHaveLength(1)
      // Whoever sends it does not become the contact.
      const stranger = visitor()
      await stranger.post('/hub/rdv', { ...fields, email: 'autre@exemple.fr' })
      expect((await stranger.get(`${path}/coordonnees`)).text).toContain('Confirmez votre adresse électronique')
    })

    test('the slot was taken meanwhile: others are offered, and nothing typed is lost', async () => {
      const citizen = visitor()
      const form = await citizen.get(LINK)
      await booked({ application_ids: ['B123456789'] })
      const page = await citizen.post('/hub/rdv', filled(form))
      expect(page.status).toBe(409)
      expect(page.text).toContain('Cet horaire n’est plus disponible')
      expect(page.html).toContain('value="A123456789"')
      const { nonce, meeting_point, reason, documents } = hiddenFields(page)
      await citizen.post('/hub/rdv', filled(page, { start: '2027-09-07T09:15' }))
      expect({ meeting_point, reason, documents }).toEqual({ meeting_point: '412', reason: 'CNI', documents: '1' })
      expect(nonce).not.toBe('')
      expect(await live()).toEqual(['2027-09-07T09:00', '2027-09-07T09:15'])
    })
  })

  describe('the management page', () => {
    test('identifies, and tells a stranger nothing personal', async () => {
      const { path } = await booked()
      const page = await visitor().get(path)
      expect(page.status).toBe(200)
      expect(page.text).toContain('Mairie de Valbrume - 412')
      expect(page.text).toContain('mardi 7 septembre 2027 à 9 h 00')
      expect(page.text).toContain('Confirmé')
      expect(page.html).not.toMatch(/Zoé|Neill|zoe@|A123456789/)
    })

    test.each(['deplacer', 'annuler', 'coordonnees'])('%s asks a stranger for the address', async (name) => {
      const { path } = await booked()
      const stranger = visitor()
      const page = await stranger.get(`${path}/${name}`)
      expect(page.text).toContain('Confirmez votre adresse électronique')
      expect(page.html).not.toMatch(/Zoé|Neill|zoe@|A123456789/)
      const fields = { present: '2027-09-07T09:00', start: '2027-09-07T09:15', ...person, email: 'voleur@exemple.fr' }
      expect((await stranger.post(`${path}/${name}`, fields)).status).toBe(403)
      expect(await live()).toEqual(['2027-09-07T09:00'])
    })

    test('the right address opens the pages of this token, and of no other', async () => {
      const { path } = await booked()
      const other = await booked({ application_ids: ['B123456789'], start: '2027-09-07T09:15' })
      const citizen = visitor()
      const page = await citizen.post(path, { email: ' ZOE@exemple.fr', suite: 'coordonnees' })
      expect(page.text).toContain('A123456789')
      expect(page.html).toContain('value="Zoé"')
      expect((await citizen.get(`${other.path}/coordonnees`)).text).toContain('Confirmez votre adresse électronique')
    })

    test('the cookie is out of reach of scripts, of plain HTTP and of other pages', async () => {
      const { path } = await booked()
      const answer = await visitor().post(path, { email: person.email, suite: 'deplacer' }, { follows: false })
      const cookie = answer.headers.get('set-cookie') ?? ''
      expect(cookie).toContain(`Path=${path};`)
      expect(cookie).toMatch(/HttpOnly/)
      expect(cookie).toMatch(/Secure/)
      expect(cookie).toMatch(/SameSite=Lax/)
      expect(answer.headers.get('location')).toBe(`${path}/deplacer`)
    })

    test('access ends after an hour', async () => {
      const { citizen, path } = await booked()
      expect((await citizen.get(`${path}/coordonnees`)).html).toContain('value="Zoé"')
      hub.setNow(NOW + 3_600_000)
      expect((await citizen.get(`${path}/coordonnees`)).text).toContain('Confirmez votre adresse électronique')
    })

    test('five wrong addresses, then an hour of rest, for the right one too', async () => {
      const { path } = await booked()
      const stranger = visitor()
      const attempt = (email: string) => stranger.post(path, { email, suite: 'annuler' })
      const statuses: number[] = []
      for (let index = 0; index < 5; index += 1) statuses.push((await attempt(`essai${index}@exemple.fr`)).status)
      const sixth = await visitor().post(path, { email: person.email, suite: 'annuler' })
      expect([...statuses, sixth.status]).toEqual([422, 422, 422, 422, 422, 429])
      expect(sixth.headers.get('retry-after')).toBe('3600')
      expect(sixth.text).toContain('attendez 60 minutes')
      hub.setNow(NOW + 3_600_001)
      expect((await attempt(person.email)).text).toContain('Annuler le rendez-vous')
    })

    test('tries sent at once are counted one by one', async () => {
      const { path } = await booked()
      const emails = Array.from({ length: 30 }, (_, index) => `essai${index}@exemple.fr`)
      const pages = await Promise.all(emails.map((email) => visitor().post(path, { email, suite: 'annuler' })))
      expect(pages.filter(({ status }) => status === 422)).toHaveLength(5)
      expect(pages.filter(({ status }) => status === 429)).toHaveLength(25)
    })

    test('the right address after four wrong ones starts anew', async () => {
      const { path } = await booked()
      for (let round = 0; round < 2; round += 1) {
        for (let index = 0; index < 4; index += 1) await visitor().post(path, { email: `essai${index}@exemple.fr` })
        expect((await visitor().post(path, { email: person.email })).status).toBe(200)
      }
    })

    test('an unknown token, a forged one and nonsense are the same', async () => {
      const { path } = await booked()
      const texts = new Set<string>()
      for (const token of [
        'x',
        'A'.repeat(32),
        `${path.split('/').at(-1) ?? ''}A`,
        '%00',
        '..%2f..',
        'é',
        'A'.repeat(5_000),
      ]) {
        for (const page of ['', '/deplacer', '/annuler', '/coordonnees', '/rendez-vous.ics']) {
          const answer = await visitor().get(`${PREFIX}/rdv/${token}${page}`)
          expect(answer.status).toBe(404)
          texts.add(answer.text)
        }
      }
      expect(texts.size).toBe(1)
    })

    test('gives a calendar file of the appointment and of nobody', async () => {
      const { path } = await booked()
      const file = await visitor().get(`${path}/rendez-vous.ics`)
      expect(file.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
      expect(file.html).toContain('DTSTART;TZID=Europe/Paris:20270907T090000')
      expect(file.html).not.toMatch(/Zoé|zoe@|METHOD/)
    })
  })

  describe('moving', () => {
    test('to another time', async () => {
      const { citizen, path } = await booked()
      const page = await citizen.get(`${path}/deplacer`)
      expect(page.html).not.toContain('value="2027-09-07T09:00" required')
      const moved = await citizen.post(`${path}/deplacer`, { ...hiddenFields(page), start: '2027-09-07T09:30' })
      expect(moved.text).toContain('Votre rendez-vous est déplacé')
      expect(await live()).toEqual(['2027-09-07T09:30'])
    })

    test('to minutes of its own', async () => {
      const point = meetingPoint('412', {
        durations: { CNI: 15 },
        openings: [{ weekdays: [2], from: '09:00', to: '09:45' }],
      })
      await hub.partner('/api/v1/meeting-points/412', { method: 'PUT', body: JSON.stringify(point) })
      const two = LINK.replace('documents=1', 'documents=2')
      const citizen = visitor()
      const form = await citizen.get(two)
      const answer = await citizen.post('/hub/rdv', filled(form, { application_ids: ['A123456789', 'B123456789'] }), {
        follows: false,
      })
      const path = (answer.headers.get('location') ?? '').replace(/[?#].*$/, '')
      const page = await citizen.get(`${path}/deplacer`)
      expect(page.html).toContain('value="2027-09-07T09:15"')
      await citizen.post(`${path}/deplacer`, { ...hiddenFields(page), start: '2027-09-07T09:15' })
      expect(await live()).toEqual(['2027-09-07T09:15'])
    })

    test('nowhere, without a choice', async () => {
      const { citizen, path } = await booked()
      const page = await citizen.post(`${path}/deplacer`, { present: '2027-09-07T09:00' })
      expect([page.status, page.text]).toEqual([422, expect.stringContaining('Choisissez un horaire')])
    })

    test('not to a time that is taken', async () => {
      const { citizen, path } = await booked()
      await booked({ application_ids: ['B123456789'], start: '2027-09-07T09:30' })
      const page = await citizen.post(`${path}/deplacer`, { present: '2027-09-07T09:00', start: '2027-09-07T09:30' })
      expect([page.status, page.text]).toEqual([409, expect.stringContaining('Cet horaire n’est plus disponible')])
      expect(await live()).toEqual(expect.arrayContaining(['2027-09-07T09:00', '2027-09-07T09:30']))
    })

    test('not from a page that another tab made old', async () => {
      const { citizen, path } = await booked()
      const old = hiddenFields(await citizen.get(`${path}/deplacer`))
      await citizen.post(`${path}/deplacer`, { ...old, start: '2027-09-07T09:30' })
      const page = await citizen.post(`${path}/deplacer`, { ...old, start: '2027-09-07T09:45' })
      expect([page.status, page.text]).toEqual([409, expect.stringContaining('a changé entre-temps')])
      expect(await live()).toEqual(['2027-09-07T09:30'])
    })

    test('pages through the days', async () => {
      const { citizen, path } = await booked()
      const first = await citizen.get(`${path}/deplacer`)
      const later = /href="([^"]*a_partir_du=[^"]*)"/.exec(first.html)?.[1] ?? ''
      expect(later).toBe(`${path}/deplacer?a_partir_du=2027-09-11`)
      expect((await citizen.get(later)).html).toContain('value="2027-09-11T09:00"')
      expect((await citizen.get(`${path}/deplacer?a_partir_du=9999-99-99`)).status).toBe(200)
      expect((await citizen.get(`${path}/deplacer?a_partir_du=9999-12-31`)).status).toBe(200)
    })
  })

  describe('cancelling', () => {
    test('looking changes nothing, confirming does, and again is the same', async () => {
      const { citizen, path } = await booked()
      await citizen.get(`${path}/annuler`)
      expect(await live()).toHaveLength(1)
      const page = await citizen.post(`${path}/annuler`, {})
      expect(page.text).toContain('Votre rendez-vous est annulé')
      expect(await live()).toEqual([])
      expect((await citizen.post(`${path}/annuler`, {})).text).toContain('Votre rendez-vous est annulé')
      expect((await citizen.get(`${path}/annuler`)).text).toContain('Votre rendez-vous est annulé')
      expect((await visitor().get(path)).text).toContain('Annulé')
    })

    test('a cancelled appointment is not moved', async () => {
      const { citizen, path } = await booked()
      await citizen.post(`${path}/annuler`, {})
      const page = await citizen.post(`${path}/deplacer`, { present: '2027-09-07T09:00', start: '2027-09-07T09:30' })
      expect([page.status, page.text]).toEqual([409, expect.stringContaining('ne peut plus être modifié')])
    })

    test('a past appointment stays as it was', async () => {
      const { citizen, path } = await booked()
      hub.setNow(Date.parse('2027-09-07T07:00:00Z'))
      expect((await citizen.get(path)).text).toContain('Passé')
      expect((await citizen.post(`${path}/annuler`, {})).status).toBe(409)
      expect(await live()).toHaveLength(1)
    })
  })

  test('the contact can be corrected, and then another address opens the page', async () => {
    const { citizen, path } = await booked()
    const wrong = await citizen.post(`${path}/coordonnees`, { ...person, email: 'zoe' })
    expect(wrong.status).toBe(422)
    expect(wrong.html).toContain('value="zoe"')
    const done = await citizen.post(`${path}/coordonnees`, { ...person, email: 'nouvelle@exemple.fr' })
    expect(done.text).toContain('Vos coordonnées sont enregistrées')
    expect((await citizen.get(`${path}/coordonnees`)).html).toContain('value="nouvelle@exemple.fr"')
    expect((await visitor().post(path, { email: person.email })).status).toBe(422)
    expect((await visitor().post(path, { email: 'nouvelle@exemple.fr' })).status).toBe(200)
  })

  describe('abuse', () => {
    test.each([
      { 'sec-fetch-site': 'cross-site', origin: 'https://elsewhere.example' },
      { 'sec-fetch-site': 'same-site', origin: 'https://autre.valbrume.example' },
      { origin: 'https://elsewhere.example' },
      { origin: 'null' },
    ])('a form from another site is refused: %o', async (headers) => {
      const { citizen, path, fields } = await booked()
      const sent = [
        citizen.post('/hub/rdv', { ...fields, nonce: 'x', start: '2027-09-07T09:30' }, { headers }),
        citizen.post(`${path}/annuler`, {}, { headers }),
        citizen.post(path, { email: person.email }, { headers }),
      ]
      for (const page of await Promise.all(sent)) {
        expect([page.status, page.text]).toEqual([403, expect.stringContaining('envoyé depuis un autre site')])
      }
      expect(await live()).toEqual(['2027-09-07T09:00'])
    })

    test('a form of our own origin is taken from a browser that only says Origin', async () => {
      const { citizen, path } = await booked()
      await citizen.post(`${path}/annuler`, {}, { headers: { origin: 'https://rdv.valbrume.example' } })
      expect(await live()).toEqual([])
    })

    test('pages keep to themselves', async () => {
      const { citizen, path } = await booked()
      for (const page of [
        LINK,
        path,
        `${path}/deplacer`,
        `${path}/coordonnees`,
        '/hub/rdv/inconnu',
        `${path}/inconnu`,
        '/hub/rdv',
      ]) {
        const { headers } = await citizen.get(page)
        expect(headers.get('cache-control')).toBe('no-store')
        expect(headers.get('referrer-policy')).toBe('same-origin')
        expect(headers.get('x-robots-tag')).toContain('noindex')
        const policy = headers.get('content-security-policy') ?? ''
        expect(policy).toMatch(/default-src 'none'.*form-action 'self'/)
        expect(policy).not.toMatch(/script-src|unsafe/)
      }
    })

    test('a body over the limit, announced or not, is refused with a page', async () => {
      const long = formOf({ first_name: 'a'.repeat(1_100_000) }).toString()
      const announced = await fetch(`${hub.url}/rdv`, {
        method: 'POST',
        body: long,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      })
      expect(announced.status).toBe(413)
      const status = await new Promise<number | undefined>((resolve, reject) => {
        const headers = { 'content-type': 'application/x-www-form-urlencoded' }
        const sent = request(`${hub.url}/rdv`, { method: 'POST', headers }, (answer) => {
          answer.resume()
          resolve(answer.statusCode)
        })
        sent.on('error', reject)
        sent.end(long)
      })
      expect(status).toBe(413)
    })

    test('an address or a method that there is not', async () => {
      const { citizen, path } = await booked()
      const page = await citizen.get(`${path}/inconnu`)
      expect([page.status, page.text]).toEqual([404, expect.stringContaining('Page introuvable')])
      const put = await fetch(`${hub.url}${path.replace(PREFIX, '')}`, { method: 'PUT' })
      expect(put.status).toBe(405)
    })

    test.each(['application/json', 'multipart/form-data; boundary=x', 'text/plain'])('%s is no form', async (type) => {
      const answer = await fetch(`${hub.url}/rdv`, { method: 'POST', body: '{}', headers: { 'content-type': type } })
      expect(answer.status).toBe(415)
      expect(await answer.text()).toContain('Formulaire illisible')
    })

    test('nonsense of every kind is no failure of ours', async () => {
      const { path } = await booked()
      const bodies = [
        '',
        '&&&==',
        '%',
        '%ff%fe',
        'start=%00&email=%00&first_name=%00',
        'a='.repeat(10_000),
        'nonce[]=1',
      ]
      for (const target of ['/hub/rdv', path, `${path}/deplacer`, `${path}/annuler`, `${path}/coordonnees`]) {
        for (const body of bodies) {
          const answer = await fetch(`${hub.url}${target.replace(PREFIX, '')}`, {
            method: 'POST',
            body: target === '/hub/rdv' ? `meeting_point=412&reason=CNI&documents=1&${body}` : body,
            headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-forwarded-for': '198.51.100.9' },
          })
          expect(answer.status).toBeGreaterThanOrEqual(400)
          expect(answer.status).toBeLessThan(500)
        }
      }
    })

    test('logs hold nothing of what was typed', async () => {
      const { citizen, path } = await booked()
      await citizen.post(path, { email: 'secret@exemple.fr' })
      await citizen.get(`${path}/coordonnees?email=secret@exemple.fr`)
      const text = JSON.stringify(hub.log)
      const routes = hub.log.map(({ fields }) => `${String(fields.method)} ${String(fields.route)}`)
      expect(new Set(routes)).toEqual(
        new Set(['GET /rdv', 'POST /rdv', 'POST /rdv/:token', 'GET /rdv/:token/coordonnees']),
      )
      expect(text).not.toMatch(/exemple\.fr|A123456789|Zoé|Neill/)
      expect(text).not.toContain(path.split('/').at(-1))
    })
  })
})
