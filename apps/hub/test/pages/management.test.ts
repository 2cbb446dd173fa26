// The management page: who may see what, moving, cancelling, another contact.
import { describe, expect, test } from 'vitest'
import { hiddenFields } from '../support/citizen.js'
import { citizens, person, PREFIX } from '../support/citizens.js'
import { describeOnEachEngine } from '../support/engines.js'
import { sql } from 'drizzle-orm'
import { contactGrants, contactLinks } from '../../src/features/ants/appointments/tables.js'

describeOnEachEngine('pages: management', ({ createStorage }) => {
  const site = citizens(createStorage)
  const { visitor, booked, live, enter, mails, nextLink } = site
  const passMinutes = (minutes: number) => {
    const ago = sql`make_interval(mins => ${minutes})`
    return site.hub.database.transaction(async (transaction) => {
      await transaction.update(contactLinks).set({ expiresAt: sql`${contactLinks.expiresAt} - ${ago}` })
      await transaction.update(contactGrants).set({ expiresAt: sql`${contactGrants.expiresAt} - ${ago}` })
    })
  }
  const linksSentTo = async (path: string) =>
    (await mails()).filter(({ text }) => text.includes(`${path}/acces/`)).length

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

    test('a link sent to the right address opens the pages of this token, and of no other', async () => {
      const { path } = await booked()
      const other = await booked({ application_ids: ['B123456789'], start: '2027-09-07T09:15' })
      const citizen = visitor()
      const asked = await citizen.post(path, { email: ' ZOE@exemple.fr', suite: 'coordonnees' })
      expect([asked.status, asked.text]).toEqual([200, expect.stringContaining('Consultez votre messagerie')])
      expect((await citizen.get(`${path}/coordonnees`)).text).toContain('Confirmez votre adresse électronique')
      const page = await citizen.post(await nextLink(path, 'acces', person.email), {})
      expect(page.text).toContain('A123456789')
      expect(page.html).toContain('value="Zoé"')
      expect((await citizen.get(`${other.path}/coordonnees`)).text).toContain('Confirmez votre adresse électronique')
    })

    test('the page answers the same to a right address and to a wrong one, which is sent nothing', async () => {
      const { path } = await booked()
      const answers = []
      for (const email of ['voleur@exemple.fr', person.email]) {
        const citizen = visitor()
        await citizen.get(`${path}/annuler`)
        const told = await citizen.post(path, { email, suite: 'annuler' }, { follows: false })
        const { html, status } = await citizen.get(told.headers.get('location') ?? '')
        answers.push({
          told: [told.status, told.headers.get('location'), told.html, told.headers.get('set-cookie')],
          html,
          status,
        })
      }
      expect(answers[0]).toEqual(answers[1])
      await nextLink(path, 'acces', person.email)
      // The job of the wrong one came first.
      expect((await mails()).filter(({ to }) => to.address === 'voleur@exemple.fr')).toEqual([])
      const rows = await site.hub.database.run((connection) => connection.select().from(contactLinks))
      expect(rows).toHaveLength(1)
      expect(JSON.stringify(rows)).not.toContain('exemple')
    })

    test('looking at a link changes nothing, its button uses it up', async () => {
      const { path } = await booked()
      await visitor().post(path, { email: person.email, suite: 'annuler' })
      const link = await nextLink(path, 'acces', person.email)
      for (let look = 0; look < 3; look += 1) {
        const page = await visitor().get(link)
        expect([page.status, page.headers.get('set-cookie')]).toEqual([200, null])
        expect(page.html).not.toMatch(/Zoé|zoe@|A123456789/)
      }
      const citizen = visitor()
      expect((await citizen.post(link, {})).text).toContain('Annuler le rendez-vous')
      for (const again of [await visitor().post(link, {}), await visitor().get(link)]) {
        expect([again.status, again.text]).toEqual([410, expect.stringContaining('Ce lien ne sert plus')])
      }
      // Who is in already, by a second click or the way back, goes on.
      expect((await citizen.get(link)).text).toContain('Votre rendez-vous')
    })

    test('of ten who follow a link at once, one is let in', async () => {
      const { path } = await booked()
      await visitor().post(path, { email: person.email })
      const link = await nextLink(path, 'acces', person.email)
      const pages = await Promise.all(Array.from({ length: 10 }, () => visitor().post(link, {}, { follows: false })))
      expect(pages.filter(({ status }) => status === 303)).toHaveLength(1)
      expect(pages.filter(({ status }) => status === 410)).toHaveLength(9)
    })

    test('a link ends after fifteen minutes', async () => {
      const { path } = await booked()
      await visitor().post(path, { email: person.email })
      const link = await nextLink(path, 'acces', person.email)
      await passMinutes(14)
      expect((await visitor().get(link)).status).toBe(200)
      await passMinutes(1)
      expect((await visitor().get(link)).status).toBe(410)
      expect((await visitor().post(link, {})).status).toBe(410)
    })

    test('a link opens the page that it was sent for, and no invented one opens any', async () => {
      const { path } = await booked()
      const other = await booked({ application_ids: ['B123456789'], start: '2027-09-07T09:15' })
      await visitor().post(path, { email: person.email })
      const link = await nextLink(path, 'acces', person.email)
      const secret = link.split('/').at(-1) ?? ''
      const rows = await site.hub.database.run((connection) => connection.select().from(contactLinks))
      const invented = [
        `${other.path}/acces/${secret}`,
        `${path}/adresse/${secret}`,
        ...['x', 'A'.repeat(43), rows[0]?.id ?? '', rows[0]?.secretKey ?? '', '%00'].map(
          (each) => `${path}/acces/${each}`,
        ),
      ]
      for (const address of invented)
        expect([address, (await visitor().post(address, {})).status]).toEqual([address, 410])
      expect((await visitor().post(link, {})).status).toBe(200)
    })

    test('the cookie is out of reach of scripts, of plain HTTP and of other pages', async () => {
      const { path } = await booked()
      await visitor().post(path, { email: person.email, suite: 'deplacer' })
      const answer = await visitor().post(await nextLink(path, 'acces', person.email), {}, { follows: false })
      const cookie = answer.headers.get('set-cookie') ?? ''
      expect(cookie).toMatch(/^__Secure-rdv_contact=/)
      expect(cookie).toContain(`Path=${path};`)
      expect(cookie).toMatch(/HttpOnly/)
      expect(cookie).toMatch(/Secure/)
      expect(cookie).toMatch(/SameSite=Lax/)
      expect(answer.headers.get('location')).toBe(`${path}/deplacer`)

      // A name that plain HTTP may set is not taken.
      const [, value = ''] = /=([^;]+)/.exec(cookie) ?? []
      const askedWith = async (name: string, secret = value) => {
        const page = await fetch(`${site.hub.url}${path.replace(PREFIX, '')}/coordonnees`, {
          headers: { cookie: `${name}=${secret}` },
        })
        return page.text()
      }
      expect(await askedWith('__Secure-rdv_contact')).toContain('value="Zoé"')
      expect(await askedWith('rdv_contact')).toContain('Confirmez votre adresse électronique')
      for (const secret of ['', 'x', 'A'.repeat(43), `${value}A`])
        expect(await askedWith('__Secure-rdv_contact', secret)).toContain('Confirmez votre adresse électronique')
      const rows = await site.hub.database.run((connection) => connection.select().from(contactGrants))
      expect(JSON.stringify(rows)).not.toContain(value)
    })

    test('a contact form sent after that hour asks for a link, and loses nothing', async () => {
      const { citizen, path } = await booked()
      await citizen.get(`${path}/coordonnees`)
      await passMinutes(60)
      const typed = { ...person, last_name: 'O’Neill-Darc', phone: '06 12 34 56 78' }
      const asked = await citizen.post(`${path}/coordonnees`, typed)
      expect(asked.status).toBe(403)
      expect(asked.text).toContain('Confirmez votre adresse électronique')
      const wrong = await citizen.post(path, { ...hiddenFields(asked), email: 'autre@exemple' })
      expect(wrong.status).toBe(422)
      const again = await enter(citizen, path, { more: hiddenFields(wrong) })
      for (const value of ['O’Neill-Darc', '06 12 34 56 78']) expect(again.html).toContain(`value="${value}"`)
      const done = await citizen.post(`${path}/coordonnees`, typed)
      expect(done.status).toBe(200)
      expect((await citizen.get(`${path}/coordonnees`)).html).toContain('value="O’Neill-Darc"')
    })

    test('access ends after an hour, or when its reader leaves', async () => {
      const { citizen, path } = await booked()
      expect((await citizen.get(`${path}/coordonnees`)).html).toContain('value="Zoé"')
      await passMinutes(60)
      expect((await citizen.get(`${path}/coordonnees`)).text).toContain('Confirmez votre adresse électronique')
      expect((await enter(citizen, path)).html).toContain('value="Zoé"')
      const page = await citizen.get(path)
      expect(page.text).toContain('Se déconnecter')
      const left = await citizen.post(`${path}/sortir`, {})
      expect(left.text).toContain('Vous êtes déconnecté')
      expect(left.text).not.toContain('Se déconnecter')
      expect((await citizen.get(`${path}/coordonnees`)).text).toContain('Confirmez votre adresse électronique')
    })

    test('whoever copied the cookie is out as well, and what was typed is found by nobody', async () => {
      const { citizen, path } = await booked()
      await passMinutes(60)
      const sent = await citizen.post(path, { email: person.email })
      expect(sent.status).toBe(200)
      const answer = await citizen.post(await nextLink(path, 'acces', person.email), {}, { follows: false })
      const [cookie = ''] = answer.headers.getSetCookie().map((line) => line.split(';')[0] ?? '')
      const wrong = await citizen.post(
        `${path}/coordonnees`,
        { ...person, last_name: 'Motus', email: 'zoe' },
        { follows: false },
      )
      const kept = (wrong.headers.get('location') ?? '').replace(/#.*/, '')
      expect((await citizen.get(kept)).html).toContain('Motus')
      const left = await citizen.post(`${path}/sortir`, {}, { follows: false })
      expect(left.headers.getSetCookie().filter((line) => line.includes('Max-Age=0'))).toHaveLength(2)
      expect((await citizen.get(kept)).html).not.toContain('Motus')
      const copied = await fetch(`${site.hub.url}${path.replace(PREFIX, '')}/coordonnees`, { headers: { cookie } })
      expect(await copied.text()).not.toContain('Zoé')
    })

    test('what strangers type never keeps the contact out', async () => {
      const { path } = await booked()
      const stranger = visitor()
      const statuses: number[] = []
      for (let index = 0; index < 8; index += 1)
        statuses.push((await stranger.post(path, { email: `essai${index}@exemple.fr`, suite: 'annuler' })).status)
      expect(statuses).toEqual([...Array(5).fill(200), ...Array(3).fill(429)])
      for (let index = 0; index < 30; index += 1) await visitor().post(path, { email: `essai${index}@exemple.fr` })
      expect((await enter(visitor(), path, { page: 'annuler' })).text).toContain('Annuler le rendez-vous')
    })

    test('a visitor who asks too often waits, for a time that no clock makes longer', async () => {
      const { path } = await booked()
      const stranger = visitor()
      await stranger.get(`${path}/annuler`)
      const ask = () => stranger.post(path, { email: 'essai@exemple.fr', suite: 'annuler' })
      for (let index = 0; index < 5; index += 1) expect((await ask()).status).toBe(200)
      const sixth = await stranger.post(path, { email: 'essai@exemple.fr', suite: 'annuler' }, { follows: false })
      const address = (sixth.headers.get('location') ?? '').replace(/#.*/, '')
      const page = await stranger.get(address)
      expect([page.status, page.text]).toEqual([429, expect.stringContaining('Trop de demandes')])
      expect(Number(page.headers.get('retry-after'))).toBeGreaterThan(0)
      expect(Number(page.headers.get('retry-after'))).toBeLessThanOrEqual(900)
      // A clock that was a month ahead when the page was made.
      site.hub.setNow(Date.parse('2027-08-06T06:00:00Z'))
      expect(Number((await stranger.get(address)).headers.get('retry-after'))).toBeLessThanOrEqual(86_400)
    })

    test('three links at a time go to the contact, whoever asks, and each of them is good', async () => {
      const { path } = await booked()
      const pages = await Promise.all(Array.from({ length: 20 }, () => visitor().post(path, { email: person.email })))
      expect(new Set(pages.map(({ status, text }) => `${status} ${text}`)).size).toBe(1)
      const links = [
        await nextLink(path, 'acces', person.email),
        await nextLink(path, 'acces', person.email),
        await nextLink(path, 'acces', person.email),
      ]
      const unjudged = () => site.hub.database.run((connection) => connection.$count(contactLinks))
      await expect.poll(unjudged, { timeout: 60_000 }).toBe(3)
      expect(await linksSentTo(path)).toBe(3)
      for (const link of links) expect((await visitor().post(link, {})).status).toBe(200)
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
        'A'.repeat(1_000),
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
})
