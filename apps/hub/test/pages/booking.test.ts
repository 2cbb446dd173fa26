// The booking page as requests and answers: what is typed wrong, numbers, forms sent twice.
import { describe, expect, test } from 'vitest'
import { idempotencyKeys } from '../../src/platform/database/tables.js'
import { describedBy, hiddenFields } from '../support/citizen.js'
import { citizens, LINK, person } from '../support/citizens.js'
import { describeOnEachEngine } from '../support/engines.js'
import { meetingPoint } from '../support/points.js'

describeOnEachEngine('pages: booking', ({ createStorage }) => {
  const site = citizens(createStorage)
  const { visitor, filled, booked, live } = site

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
      await citizen.post(
        '/hub/rdv',
        filled(await citizen.get(LINK), { application_ids: [' a123 456\u200b\u00a0789\u200e '] }),
      )
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
      await site.hub.partner('/api/v1/meeting-points/974', { method: 'PUT', body: JSON.stringify(point) })
      // 08:30 in France, 10:30 there.
      site.hub.setNow(Date.parse('2027-09-07T06:30:00Z'))
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

    test('a name is one line, by whatever character it was broken', async () => {
      const citizen = visitor()
      for (const separator of ['\n', '\u2028', '\u2029']) {
        const page = await citizen.post(
          '/hub/rdv',
          filled(await citizen.get(LINK), { last_name: `Petit${separator}Grand` }),
        )
        expect(page.status).toBe(422)
        expect(describedBy(page, 'last_name')).toContain('sur une ligne')
      }
      expect(await live()).toEqual([])
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

  describe('a refused form', () => {
    const refused = async () => {
      const citizen = visitor()
      const typed = filled(await citizen.get(LINK), { application_ids: ['A12345'] })
      const answer = await citizen.post('/hub/rdv', typed, { follows: false })
      expect(answer.status).toBe(303)
      return { citizen, path: (answer.headers.get('location') ?? '').replace(/#.*$/, '') }
    }

    test('is shown again for an hour, to the browser that sent it and to no other', async () => {
      const { citizen, path } = await refused()
      expect((await citizen.get(path)).html).toContain('value="A12345"')
      const other = await visitor().get(path)
      expect(other.html).not.toContain('value="A12345"')
      expect(other.text).toContain('Ce que vous aviez saisi n’est plus gardé')
    })

    test('is asked for anew once what was typed is no longer kept, and then books', async () => {
      const { citizen, path } = await refused()
      const longAgo = { createdAt: new Date(Date.now() - 61 * 60_000) }
      await site.hub.database.run((connection) => connection.update(idempotencyKeys).set(longAgo))
      const page = await citizen.get(path)
      expect(page.status).toBe(200)
      expect(page.text).toContain('Ce que vous aviez saisi n’est plus gardé')
      expect(page.text).toContain('Rien n’a été réservé')
      expect(page.html).not.toContain('value="A12345"')
      expect(page.html).not.toContain('zoe@exemple.fr')
      const done = await citizen.post('/hub/rdv', filled(page))
      expect(done.text).toContain('Votre rendez-vous est confirmé')
      expect(await live()).toHaveLength(1)
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
      site.hub.simulator.state.addAppointment({
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
      site.hub.simulator.state.addAppointment({
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
      site.hub.simulator.state.failNext({ kind: 'status', status: 500, times: 10 })
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
      site.hub.simulator.state.failNext({ kind: 'delay', milliseconds: 500, times: 10 })
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

    test('a form of the day before books anew', async () => {
      const { citizen, path, fields } = await booked()
      await citizen.post(`${path}/annuler`, {})
      const dayBefore = { createdAt: new Date(Date.now() - 25 * 3_600_000) }
      await site.hub.database.run((connection) => connection.update(idempotencyKeys).set(dayBefore))
      const again = await citizen.post('/hub/rdv', fields, { follows: false })
      expect(again.status).toBe(303)
      expect(again.headers.get('location')).not.toContain(path)
      expect(await live()).toHaveLength(1)
      // And is remembered anew.
      const third = await citizen.post('/hub/rdv', fields, { follows: false })
      expect(third.headers.get('location')).toBe(again.headers.get('location'))
      expect(await live()).toHaveLength(1)
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
})
