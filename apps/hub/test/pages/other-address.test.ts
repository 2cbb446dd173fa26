// Mail from the pages to an address that nobody has shown to be theirs: confirmed first, and bounded.
import { describe, expect, test } from 'vitest'
import { hiddenFields } from '../support/citizen.js'
import { citizens, LINK, person } from '../support/citizens.js'
import { describeOnEachEngine } from '../support/engines.js'
import { meetingPoint } from '../support/points.js'
import { isNull, sql } from 'drizzle-orm'
import { contactGrants, contactLinks } from '../../src/features/ants/appointments/tables.js'
import { rateLimits } from '../../src/platform/database/tables.js'

describeOnEachEngine('pages: another address', ({ createStorage }) => {
  const site = citizens(createStorage)
  const { visitor, filled, booked, enter, mails, nextLink } = site
  const passMinutes = (minutes: number) => {
    const ago = sql`make_interval(mins => ${minutes})`
    return site.hub.database.transaction(async (transaction) => {
      await transaction.update(contactLinks).set({ expiresAt: sql`${contactLinks.expiresAt} - ${ago}` })
      await transaction.update(contactGrants).set({ expiresAt: sql`${contactGrants.expiresAt} - ${ago}` })
    })
  }
  const linksSentTo = async (path: string) =>
    (await mails()).filter(({ text }) => text.includes(`${path}/acces/`)).length

  describe('another address', () => {
    const other = 'nouvelle@exemple.fr'

    test('is used once it is confirmed: until then the former one is, and it is told', async () => {
      const { citizen, path } = await booked()
      const wrong = await citizen.post(`${path}/coordonnees`, { ...person, email: 'zoe' })
      expect(wrong.status).toBe(422)
      expect(wrong.html).toContain('value="zoe"')
      const done = await citizen.post(`${path}/coordonnees`, { ...person, email: other })
      expect(done.text).toContain('Vos coordonnées sont enregistrées')
      expect(done.text).toContain(`L’adresse ${other} reste à confirmer`)
      expect((await citizen.get(`${path}/coordonnees`)).html).toContain(`value="${other}"`)
      const told = await site.nextMail(({ subject }) => subject.includes('demandé'))
      expect(told.to.address).toBe(person.email)
      expect(told.text).not.toContain(other)
      // The link of somebody who has the new mailbox only opens nothing but this.
      const link = await nextLink(path, 'adresse', other)
      expect((await enter(visitor(), path)).html).toContain('A123456789')

      const reader = visitor()
      const look = await reader.get(link)
      expect([look.status, look.text]).toEqual([200, expect.stringContaining('Confirmer cette adresse')])
      expect((await citizen.get(path)).text).toContain('Se déconnecter')
      const confirmed = await reader.post(link, {})
      expect(confirmed.text).toContain('Votre adresse électronique est confirmée')
      expect((await reader.get(`${path}/coordonnees`)).html).toContain('A123456789')
      // Whoever came in by the former address is out, and comes in by it no more.
      expect((await citizen.get(`${path}/coordonnees`)).text).toContain('Confirmez votre adresse électronique')
      expect((await enter(visitor(), path, { email: other })).html).toContain('A123456789')
      expect((await visitor().post(link, {})).status).toBe(410)
      const former = await site.nextMail(({ subject }) => subject.startsWith('Rendez-vous suivi à une autre'))
      expect([former.to.address, former.calendar]).toEqual([person.email, expect.stringContaining('METHOD:CANCEL')])
    })

    test('is sent one mail, of words of ours alone, before it is confirmed', async () => {
      const { citizen, path } = await booked()
      const typed = { ...person, first_name: 'Cliquez', last_name: 'Vite Ici', email: 'cible@exemple.fr' }
      await citizen.post(`${path}/coordonnees`, typed)
      await nextLink(path, 'adresse', typed.email)
      // Whatever happens to the appointment goes where it went before.
      const page = await citizen.get(`${path}/deplacer?jour=2027-09-07`)
      await citizen.post(`${path}/deplacer`, { ...hiddenFields(page), start: '2027-09-07T09:30' })
      await site.nextMail(({ subject, to }) => subject.startsWith('Rendez-vous modifié') && to.address === person.email)
      const sent = (await mails()).filter(({ to }) => to.address === typed.email)
      expect(sent).toHaveLength(1)
      expect(JSON.stringify(sent)).not.toMatch(/Cliquez|Vite/)
    })

    test('saved again is sent another link, which replaces the one before', async () => {
      const { citizen, path } = await booked()
      await citizen.post(`${path}/coordonnees`, { ...person, email: other })
      const first = await nextLink(path, 'adresse', other)
      await citizen.post(`${path}/coordonnees`, { ...person, email: other })
      const second = await nextLink(path, 'adresse', other)
      expect((await visitor().post(first, {})).status).toBe(410)
      expect((await visitor().post(second, {})).text).toContain('est confirmée')
    })

    test('that is taken back needs no link any more', async () => {
      const { citizen, path } = await booked()
      await citizen.post(`${path}/coordonnees`, { ...person, email: other })
      const link = await nextLink(path, 'adresse', other)
      const back = await citizen.post(`${path}/coordonnees`, person)
      expect(back.text).not.toContain('reste à confirmer')
      expect((await visitor().post(link, {})).status).toBe(410)
    })

    test('is not confirmed after a day, nor for an appointment that is cancelled', async () => {
      const { citizen, path } = await booked()
      await citizen.post(`${path}/coordonnees`, { ...person, email: other })
      const link = await nextLink(path, 'adresse', other)
      await passMinutes(23 * 60)
      expect((await visitor().get(link)).status).toBe(200)
      await passMinutes(61)
      expect((await visitor().post(link, {})).status).toBe(410)

      const cancelled = await booked({ application_ids: ['B123456789'], start: '2027-09-07T09:15' })
      await cancelled.citizen.post(`${cancelled.path}/coordonnees`, { ...person, email: other })
      const late = await nextLink(cancelled.path, 'adresse', other)
      await cancelled.citizen.post(`${cancelled.path}/annuler`, {})
      expect([(await visitor().get(late)).status, (await visitor().post(late, {})).status]).toEqual([409, 409])
    })

    test('forty changes of one contact: five, then a wait', async () => {
      const { citizen, path } = await booked()
      const statuses: number[] = []
      for (let index = 0; index < 40; index += 1) {
        const typed = { ...person, first_name: 'Lisez', email: `cible${index}@exemple.fr` }
        const page = await citizen.post(`${path}/coordonnees`, typed)
        statuses.push(page.status)
        if (page.status !== 429) continue
        expect(page.text).toContain('Trop de changements en peu de temps')
        expect(Number(page.headers.get('retry-after'))).toBeLessThanOrEqual(3_600)
        expect(page.html).toContain(`value="cible${index}@exemple.fr"`)
      }
      expect(statuses).toEqual([...Array(5).fill(200), ...Array(35).fill(429)])
      await nextLink(path, 'adresse', 'cible4@exemple.fr')
      const strangers = (await mails()).filter(({ to }) => /^cible\d/.test(to.address))
      expect(strangers.length).toBeLessThanOrEqual(5)
      for (const { text, to } of strangers) expect(JSON.stringify({ text, to })).not.toContain('Lisez')
    })
  })

  describe('mails to a stranger', () => {
    test('a visitor takes twenty appointments an hour, ten of which tell one address', async () => {
      await site.hub.partner('/api/v1/meeting-points/412', {
        method: 'PUT',
        body: JSON.stringify(
          meetingPoint('412', { openings: [{ weekdays: [2], from: '09:00', to: '12:00', desks: 30 }] }),
        ),
      })
      const citizen = visitor()
      const victim = 'victime@exemple.fr'
      const statuses: number[] = []
      for (let index = 0; index < 22; index += 1) {
        // Checks of numbers have a limit of their own.
        await site.hub.database.run((connection) =>
          connection.update(rateLimits).set({
            times: sql`(select array_agg(t - interval '61 seconds') from unnest(${rateLimits.times}) t)`,
          }),
        )
        const form = await citizen.get(LINK)
        const fields = filled(form, { email: victim, accept_existing: 'true' })
        const answer = await citizen.post('/hub/rdv', fields)
        statuses.push(answer.status)
        // The first ten are told by mail, and the page does not promise what is left out.
        const told = index < 10 ? 'Un message de confirmation est envoyé' : 'Aucun message de confirmation n’est envoyé'
        if (answer.status === 200) expect(answer.text).toContain(told)
        if (answer.status === 429) expect(answer.text).toContain('Trop de rendez-vous pris en peu de temps')
      }
      expect(statuses).toEqual([...Array(20).fill(200), 429, 429])
      const sent = async () => (await mails()).filter(({ to }) => to.address === victim).length
      await expect.poll(sent, { timeout: 60_000 }).toBe(10)
      // Moves and cancellations count as well.
      const path = await booked({ email: victim, application_ids: ['B123456789'] })
      await path.citizen.post(`${path.path}/annuler`, {})
      await booked({ application_ids: ['C123456789'], start: '2027-09-07T09:15' })
      await site.nextMail(
        ({ to, subject }) => to.address === person.email && subject.startsWith('Rendez-vous confirmé'),
      )
      expect(await sent()).toBe(10)
    })

    test('an address that nobody has shown to be theirs is sent ten links a day, then one an hour', async () => {
      const { path } = await booked()
      const shift = (minutes: number) =>
        site.hub.database.run((connection) =>
          connection.update(rateLimits).set({
            times: sql`(select array_agg(t - make_interval(mins => ${minutes}) order by t) from unnest(${rateLimits.times}) t)`,
          }),
        )
      const unjudged = () =>
        site.hub.database.run((connection) => connection.$count(contactLinks, isNull(contactLinks.allowedAt)))
      const askThrice = async (expected: number) => {
        for (let index = 0; index < 3; index += 1) await visitor().post(path, { email: person.email })
        await expect.poll(unjudged, { timeout: 60_000 }).toBe(0)
        await expect.poll(() => linksSentTo(path), { timeout: 60_000 }).toBe(expected)
        await shift(15)
      }
      for (const expected of [3, 6, 9, 11, 11, 11]) await askThrice(expected)
      await shift(30)
      await askThrice(12)
      // Once a link was followed there is nobody to protect.
      for (let index = 0; index < 11; index += 1) await nextLink(path, 'acces', person.email)
      expect((await visitor().post(await nextLink(path, 'acces', person.email), {})).status).toBe(200)
      await askThrice(15)
    })
  })
})
