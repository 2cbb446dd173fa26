// Moving and cancelling an appointment on its pages.
import { describe, expect, test } from 'vitest'
import { hiddenFields } from '../support/citizen.js'
import { citizens, LINK } from '../support/citizens.js'
import { describeOnEachEngine } from '../support/engines.js'
import { meetingPoint } from '../support/points.js'

describeOnEachEngine('pages: moving and cancelling', ({ createStorage }) => {
  const site = citizens(createStorage)
  const { visitor, filled, booked, live } = site

  describe('moving', () => {
    test('to another time', async () => {
      const { citizen, path } = await booked()
      const page = await citizen.get(`${path}/deplacer?jour=2027-09-07`)
      expect(page.html).toContain('value="2027-09-07T09:15" required')
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
      const page = await citizen.get(`${path}/deplacer?jour=2027-09-07`)
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
      const old = hiddenFields(await citizen.get(`${path}/deplacer?jour=2027-09-07`))
      await citizen.post(`${path}/deplacer`, { ...old, start: '2027-09-07T09:30' })
      const page = await citizen.post(`${path}/deplacer`, { ...old, start: '2027-09-07T09:45' })
      expect([page.status, page.text]).toEqual([409, expect.stringContaining('a changé entre-temps')])
      expect(await live()).toEqual(['2027-09-07T09:30'])
    })

    test('pages through the days', async () => {
      const { citizen, path } = await booked()
      const first = await citizen.get(`${path}/deplacer`)
      const later = /href="([^"]*a_partir_du=[^"]*)"/.exec(first.html)?.[1] ?? ''
      expect(later).toBe(`${path}/deplacer?a_partir_du=2027-09-20`)
      expect((await citizen.get(later)).html).toContain(`href="${path}/deplacer?jour=2027-09-20"`)
      // A day without a free time leads back to the days.
      for (const day of ['2027-09-05', '2031-01-01', 'demain'])
        expect((await citizen.get(`${path}/deplacer?jour=${day}`)).text).toContain('Choisissez un jour')
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
})
