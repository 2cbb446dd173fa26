// The management page: who may see what, moving, cancelling, another contact.
import { describe, expect, test } from 'vitest'
import { hiddenFields } from '../support/citizen.js'
import { citizens, LINK, person, PREFIX } from '../support/citizens.js'
import { describeOnEachEngine } from '../support/engines.js'
import { meetingPoint } from '../support/points.js'
import { NOW } from '../support/running-hub.js'

describeOnEachEngine('pages: management', ({ createStorage }) => {
  const site = citizens(createStorage)
  const { visitor, filled, booked, live } = site

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

    test('a contact form sent after that hour asks for the address again, and loses nothing', async () => {
      const { citizen, path } = await booked()
      site.hub.setNow(NOW + 3_600_000)
      const typed = { ...person, last_name: 'O’Neill-Darc', phone: '06 12 34 56 78', email: 'nouvelle@exemple.fr' }
      const asked = await citizen.post(`${path}/coordonnees`, typed)
      expect(asked.status).toBe(403)
      expect(asked.text).toContain('Confirmez votre adresse électronique')
      const wrong = await citizen.post(path, { ...hiddenFields(asked), email: 'autre@exemple.fr' })
      expect(wrong.status).toBe(422)
      const again = await citizen.post(path, { ...hiddenFields(wrong), email: person.email })
      for (const value of ['O’Neill-Darc', '06 12 34 56 78', 'nouvelle@exemple.fr'])
        expect(again.html).toContain(`value="${value}"`)
      const done = await citizen.post(`${path}/coordonnees`, typed)
      expect(done.status).toBe(200)
      expect((await citizen.get(`${path}/coordonnees`)).html).toContain('value="nouvelle@exemple.fr"')
    })

    test('access ends after an hour', async () => {
      const { citizen, path } = await booked()
      expect((await citizen.get(`${path}/coordonnees`)).html).toContain('value="Zoé"')
      site.hub.setNow(NOW + 3_600_000)
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
      site.hub.setNow(NOW + 3_600_001)
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
      await site.hub.partner('/api/v1/meeting-points/412', { method: 'PUT', body: JSON.stringify(point) })
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

    test('in one tab while another moves: the refused one shows what became of it', async () => {
      for (let round = 0; round < 5; round += 1) {
        const { citizen, path } = await booked()
        const [, moved] = await Promise.all([
          citizen.post(`${path}/annuler`, {}, { follows: false }),
          citizen.post(
            `${path}/deplacer`,
            { present: '2027-09-07T09:00', start: '2027-09-07T09:30' },
            { follows: false },
          ),
        ])
        if (moved.status !== 303) expect([moved.status, moved.text]).toEqual([409, expect.stringContaining('Annulé')])
        expect(await live()).toEqual([])
      }
    })

    test('a past appointment stays as it was', async () => {
      const { citizen, path } = await booked()
      site.hub.setNow(Date.parse('2027-09-07T07:00:00Z'))
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
})
