// What browsers and abusers send to the pages.
import { request } from 'node:http'
import { describe, expect, test } from 'vitest'
import { toForm } from '../support/citizen.js'
import { citizens, LINK, person, PREFIX } from '../support/citizens.js'
import { describeOnEachEngine } from '../support/engines.js'

describeOnEachEngine('pages: abuse', ({ createStorage }) => {
  const site = citizens(createStorage)
  const { booked, live } = site

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
        citizen.post(`${path}/sortir`, {}, { headers }),
        citizen.post(`${path}/acces/x`, {}, { headers }),
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
      const long = toForm({ first_name: 'a'.repeat(1_100_000) }).toString()
      const announced = await fetch(`${site.hub.url}/rdv`, {
        method: 'POST',
        body: long,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      })
      expect(announced.status).toBe(413)
      const status = await new Promise<number | undefined>((resolve, reject) => {
        const headers = { 'content-type': 'application/x-www-form-urlencoded' }
        const sent = request(`${site.hub.url}/rdv`, { method: 'POST', headers }, (answer) => {
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
      const pages = [
        '',
        '/deplacer',
        '/annuler',
        '/coordonnees',
        '/rendez-vous.ics',
        '/sortir',
        '/acces/x',
        '/adresse/x',
      ]
      const below = pages.map((name) => `${path}${name}`)
      for (const address of ['/hub/rdv', ...below]) {
        for (const method of ['PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
          const answer = await fetch(`${site.hub.url}${address.replace(PREFIX, '')}`, { method })
          expect([method, address, answer.status]).toEqual([method, address, 405])
          expect(answer.headers.get('allow')).toMatch(/^GET, HEAD/)
        }
      }
    })

    test.each(['application/json', 'multipart/form-data; boundary=x', 'text/plain'])('%s is no form', async (type) => {
      const answer = await fetch(`${site.hub.url}/rdv`, {
        method: 'POST',
        body: '{}',
        headers: { 'content-type': type },
      })
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
      const below = ['deplacer', 'annuler', 'coordonnees', 'acces/x', 'adresse/x'].map((page) => `${path}/${page}`)
      for (const target of ['/hub/rdv', path, ...below]) {
        for (const body of bodies) {
          const answer = await fetch(`${site.hub.url}${target.replace(PREFIX, '')}`, {
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
      await citizen.get(`${path}/acces/secret-of-a-link`)
      const text = JSON.stringify(site.hub.log)
      const answered = site.hub.log.filter(({ message }) => message === 'request answered')
      const routes = answered.map(({ fields }) => `${String(fields.method)} ${String(fields.route)}`)
      expect(new Set(routes)).toEqual(
        new Set([
          'GET /rdv',
          'POST /rdv',
          'POST /rdv/:token',
          'GET /rdv/:token',
          'GET /rdv/:token/coordonnees',
          'GET /rdv/:token/acces/:secret',
        ]),
      )
      expect(text).not.toMatch(/exemple\.fr|A123456789|Zoé|Neill|secret-of/)
      expect(text).not.toContain(path.split('/').at(-1))
    })
  })
})
