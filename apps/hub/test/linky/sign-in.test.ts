// Who may sign in, how often it may be tried, and what a session is.
import { expect, test } from 'vitest'
import { rateLimits } from '../../src/platform/database/tables.js'
import { describeOnEachEngine } from '../support/engines.js'
import { linkyHub } from '../support/linky-hub.js'
import { EMAIL, PASSWORD, signUp } from '../support/linky-people.js'

describeOnEachEngine('sign-in', ({ createStorage }) => {
  const hub = linkyHub(createStorage)

  test('a wrong password, an unknown address and one that is not confirmed are answered the same', async () => {
    await signUp(hub)
    await hub.visitor().post('/linky/inscription', { email: 'attente@exemple.fr', 'mot-de-passe': PASSWORD })
    const answers = []
    for (const [email, password] of [
      [EMAIL, 'Autre chose 1'],
      ['personne@exemple.fr', PASSWORD],
      ['attente@exemple.fr', PASSWORD],
    ] as const) {
      const response = await hub.visitor().post('/linky/connexion', { email, 'mot-de-passe': password })
      answers.push([response.status, response.headers.getSetCookie(), (await response.text()).replaceAll(email, '')])
    }
    expect(answers[0]?.[0]).toBe(401)
    expect(answers[1]).toEqual(answers[0])
    expect(answers[2]).toEqual(answers[0])
  })

  test('five failures for an address from one place are the last, known or unknown, whatever the case of letters', async () => {
    await signUp(hub)
    await hub.database.run((connection) => connection.delete(rateLimits))
    for (const email of [EMAIL, 'personne@exemple.fr']) {
      const statuses = []
      for (let index = 0; index < 6; index += 1) {
        const typed = index % 2 === 0 ? email : email.toUpperCase()
        const response = await hub
          .visitor()
          .post('/linky/connexion', { email: typed, 'mot-de-passe': `Faux ${index} x` })
        statuses.push(response.status)
      }
      expect(statuses).toEqual([401, 401, 401, 401, 401, 429])
    }
    const right = await hub.visitor().post('/linky/connexion', { email: EMAIL, 'mot-de-passe': PASSWORD })
    expect([right.status, Number(right.headers.get('retry-after'))]).toEqual([429, expect.any(Number)])
  })

  test('a session is an opaque cookie for this host, out of reach of scripts, and ends with the sign-out for all copies', async () => {
    const visitor = await signUp(hub)
    const [name = '', secret = ''] = [...visitor.cookies].find(([each]) => each.includes('session')) ?? []
    expect([name, secret]).toEqual(['__Host-linky_session', expect.stringMatching(/^[\w-]{43}$/)])
    const copy = hub.visitor()
    copy.cookies.set(name, secret)
    expect((await copy.get('/linky/tableau-de-bord')).status).toBe(200)
    const out = await visitor.post('/linky/deconnexion')
    expect(out.headers.getSetCookie()[0]).toMatch(/Max-Age=0.*HttpOnly; Secure; SameSite=Lax/)
    expect((await copy.get('/linky/tableau-de-bord')).headers.get('location')).toContain('/linky/connexion')
  })

  test('forms of another site are refused, and nobody is signed in by GET', async () => {
    await signUp(hub)
    const form = { email: EMAIL, 'mot-de-passe': PASSWORD }
    const foreign = await hub.visitor().post('/linky/connexion', form, { 'sec-fetch-site': 'cross-site' })
    expect([foreign.status, foreign.headers.getSetCookie()]).toEqual([403, []])
    const get = await hub.visitor().get(`/linky/connexion?${new URLSearchParams(form).toString()}`)
    expect(get.headers.getSetCookie()).toEqual([])
  })

  test('whoever was sent to sign in goes on where they were, and never to another site', async () => {
    await signUp(hub)
    const visitor = hub.visitor()
    const sent = await visitor.get('/linky/compte')
    expect(sent.headers.get('location')).toBe('/linky/connexion?retour=%2Flinky%2Fcompte&fait=consentement')
    const form = { email: EMAIL, 'mot-de-passe': PASSWORD }
    const back = await visitor.post('/linky/connexion', { ...form, retour: '/linky/compte' })
    expect(back.headers.get('location')).toBe('/linky/compte')
    const away = await hub.visitor().post('/linky/connexion', { ...form, retour: 'https://evil.example/linky/' })
    expect(away.headers.get('location')).toBe('/linky/tableau-de-bord')
  })
})
