// Passwords that are forgotten and changed, and the links for that.
import { expect, test } from 'vitest'
import { describeOnEachEngine } from '../support/engines.js'
import { linkyHub, NOW } from '../support/linky-hub.js'
import { EMAIL, linkIn, PASSWORD, signIn, signUp } from '../support/linky-people.js'

const HOUR = 3_600_000

describeOnEachEngine('passwords', ({ createStorage }) => {
  const hub = linkyHub(createStorage)

  test('a forgotten one is replaced by a link that is good once, for an hour, and ends all sessions', async () => {
    const visitor = await signUp(hub)
    await hub.visitor().post('/linky/mot-de-passe', { email: EMAIL })
    const path = linkIn(hub, EMAIL)
    expect((await hub.visitor().get(path)).status).toBe(200)
    expect((await hub.visitor().post(path, { 'mot-de-passe': 'faible' })).status).toBe(422)
    expect((await hub.visitor().post(path, { 'mot-de-passe': 'Nouvelle 1 page' })).status).toBe(303)
    expect((await hub.visitor().post(path, { 'mot-de-passe': 'Encore 1 autre' })).status).toBe(404)
    expect((await visitor.get('/linky/tableau-de-bord')).status).toBe(303)
    await signIn(visitor, EMAIL, 'Nouvelle 1 page')
    await hub.visitor().post('/linky/mot-de-passe', { email: EMAIL })
    hub.setNow(NOW + HOUR)
    expect((await hub.visitor().get(linkIn(hub, EMAIL))).status).toBe(404)
  })

  test('asking for a link is answered the same for an unknown address, which gets no mail', async () => {
    await signUp(hub)
    const before = hub.mails.length
    const ask = async (email: string) => {
      const response = await hub.visitor().post('/linky/mot-de-passe', { email })
      return [response.status, await response.text()]
    }
    expect(await ask('personne@exemple.fr')).toEqual(await ask(EMAIL))
    expect(hub.mails.slice(before).map(({ to }) => to.address)).toEqual([EMAIL])
  })

  test('a forged link, one of another purpose, and one of another row open nothing', async () => {
    await signUp(hub)
    await hub.visitor().post('/linky/mot-de-passe', { email: EMAIL })
    const path = linkIn(hub, EMAIL)
    const forged = `${path.slice(0, -1)}${path.endsWith('A') ? 'B' : 'A'}`
    for (const each of [forged, path.replace('mot-de-passe', 'confirmation'), '/linky/mot-de-passe/x']) {
      expect((await hub.visitor().post(each, { 'mot-de-passe': 'Nouvelle 1 page' })).status).toBe(404)
    }
    await signIn(hub.visitor())
  })

  test('is changed with the present one, by the same rule; other browsers are signed out', async () => {
    const visitor = await signUp(hub)
    const other = hub.visitor()
    await signIn(other)
    const change = (ancien: string, nouveau: string) => visitor.post('/linky/compte/mot-de-passe', { ancien, nouveau })
    expect((await change('Faux 1 passe', 'Nouvelle 1 page')).status).toBe(422)
    expect((await change(PASSWORD, 'faible')).status).toBe(422)
    expect((await change(PASSWORD, 'Nouvelle 1 page')).status).toBe(303)
    expect((await visitor.get('/linky/compte')).status).toBe(200)
    expect((await other.get('/linky/compte')).status).toBe(303)
    await signIn(hub.visitor(), EMAIL, 'Nouvelle 1 page')
  })
})
