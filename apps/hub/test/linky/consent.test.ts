// The way to Enedis and back: what is attached, what is refused, and what can be taken up again.
import { describe, expect, test } from 'vitest'
import { linkyConsents, linkyPoints } from '../../src/features/enedis/tables.js'
import { describeOnEachEngine } from '../support/engines.js'
import { linkyHub, NOW } from '../support/linky-hub.js'
import { OTHER_POINT, POINT, THIRD_POINT } from '../support/linky-enedis.js'
import { comeBack, consentTo, leave, signIn, signUp } from '../support/linky-people.js'

const MINUTE = 60_000

describeOnEachEngine('the consent', ({ createStorage }) => {
  const hub = linkyHub(createStorage)
  const points = () => hub.database.run((connection) => connection.select().from(linkyPoints))
  const consents = () => hub.database.run((connection) => connection.select().from(linkyConsents))

  test('the button is on the dashboard and not on the home page, which says why, how, and what the cache is', async () => {
    const visitor = await signUp(hub)
    const home = await hub.visitor().read('/linky')
    expect(home).toContain('SIRET')
    expect(home).toContain('appelle ensuite Enedis à votre place')
    expect(home).toContain('chiffré avec votre propre clé d’API')
    expect(home).not.toContain('Consentement Enedis')
    expect(home).not.toContain('/oauth/authorize')
    expect(await visitor.read('/linky/tableau-de-bord')).toMatch(/href="\/oauth\/authorize">\s*Consentement Enedis/)
  })

  test('the address of Enedis has four parameters, and a state that is random and kept as a digest', async () => {
    const visitor = await signUp(hub)
    const { url, state } = await leave(visitor)
    expect([...url.searchParams.keys()].toSorted()).toEqual(['client_id', 'duration', 'response_type', 'state'])
    expect(url.pathname).toBe('/dataconnect/v2/oauth2/authorize')
    expect(url.searchParams.get('duration')).toBe('P36M')
    // In the sandbox a digit that chooses the customer follows.
    expect(state).toMatch(/^[\w-]{43}\d$/)
    expect((await leave(visitor)).state).not.toBe(state)
    expect(JSON.stringify(await consents())).not.toContain(state.slice(0, 43))
    expect(visitor.cookies.get('__Host-enedis-consent')).toMatch(/^[\w-]{43}$/)
  })

  test('without a session one is asked to sign in, and a program is told so', async () => {
    const page = await hub.visitor().get('/oauth/authorize')
    expect([page.status, page.headers.get('location')]).toEqual([
      303,
      expect.stringContaining('/linky/connexion?retour=%2Foauth%2Fauthorize'),
    ])
    const json = await hub.visitor().get('/oauth/authorize', { accept: 'application/json' })
    expect([json.status, await json.json()]).toMatchObject([401, { error: 'login_required' }])
  })

  test('v2 is the default: an authorisation is exchanged for its point, without a code', async () => {
    const visitor = await signUp(hub)
    const { state } = await leave(visitor)
    const location = await comeBack(visitor, { autorisation_id: hub.enedis.authorisation, state })
    expect(location).toContain('consent_success=true&pdl_count=1&created_count=1')
    expect(await visitor.read(location)).toContain('Bravo ! 1 point de livraison détecté (1 nouveau).')
    expect((await points()).map(({ status, generation }) => [status, generation])).toEqual([['active', 'v2']])
  })

  test('v1: several points at once, and the same again are renewed', async () => {
    const visitor = await signUp(hub)
    const first = await consentTo(visitor, POINT, OTHER_POINT, THIRD_POINT)
    expect(await visitor.read(first)).toContain('Bravo ! 3 points de livraison détectés (3 nouveaux).')
    hub.setNow(NOW + 5 * MINUTE)
    const again = await consentTo(visitor, OTHER_POINT, POINT)
    expect(await visitor.read(again)).toContain('Bravo ! 2 points de livraison détectés (0 nouveau).')
    expect((await points()).length).toBe(3)
  })

  test.each([
    [{ code: 'x' }, 'no_usage_point_id', 'aucun point'],
    [{ error: 'access_denied' }, 'access_denied', 'pas donné votre consentement'],
    [{ error: 'invalid_request', error_description: 'demande_non_aboutie' }, 'access_denied', 'pas donné'],
    [
      { code: 'server_error', error_description: 'lincs-internal-server-error' },
      'enedis_error',
      'n’a pas pu enregistrer',
    ],
    [{ usage_point_id: '1234567890123' }, 'invalid_pdl_format', 'illisible'],
    [{ usage_point_id: '123456789012345' }, 'invalid_pdl_format', 'illisible'],
    [{ autorisation_id: '<script>alert(1)</script>' }, 'invalid_pdl_format', 'illisible'],
  ])('%j attaches nothing and says %s', async (returned, code, words) => {
    const visitor = await signUp(hub)
    const { state } = await leave(visitor)
    const location = await comeBack(visitor, { ...(returned as Record<string, string>), state })
    expect(location).toContain(`consent_error=${code}`)
    const page = await visitor.read(location)
    expect(page).toContain(words)
    expect(page).not.toContain('alert(1)')
    expect(await points()).toEqual([])
    expect(hub.enedis.exchanges()).toBe(0)
  })

  test('a reload shows the first result, writes nothing and asks Enedis nothing', async () => {
    const visitor = await signUp(hub)
    const { state } = await leave(visitor)
    const first = await comeBack(visitor, { autorisation_id: hub.enedis.authorisation, state })
    const before = [await points(), await consents(), hub.enedis.exchanges()]
    expect(await comeBack(visitor, { autorisation_id: hub.enedis.authorisation, state })).toBe(first)
    // Neither does another point that somebody writes into the address.
    expect(await comeBack(visitor, { usage_point_id: OTHER_POINT, state })).toBe(first)
    expect([await points(), await consents(), hub.enedis.exchanges()]).toEqual(before)
  })

  test('two callbacks at once, and two processes, attach a point once', async () => {
    const visitor = await signUp(hub)
    const { state } = await leave(visitor)
    const others = hub.database.engine === 'postgresql' ? [await hub.twin()] : []
    const cookie = [...visitor.cookies].map((pair) => pair.join('=')).join('; ')
    const query = new URLSearchParams({ state, usage_point_id: `${POINT};${OTHER_POINT}` }).toString()
    const back = [hub, hub, ...others].map(({ request }) =>
      request(`/oauth/callback?${query}`, { headers: { cookie } }),
    )
    const locations = (await Promise.all(back)).map(({ headers }) => headers.get('location'))
    expect(new Set(locations).size).toBe(1)
    expect(locations[0]).toContain('pdl_count=2&created_count=2')
    expect((await points()).length).toBe(2)
  })

  describe('a state', () => {
    const expectRefused = async (visitor: Awaited<ReturnType<typeof signUp>>, parameters: Record<string, string>) => {
      const location = await comeBack(visitor, { usage_point_id: POINT, ...parameters })
      expect(location).toContain('consent_error=invalid_state')
      expect(await visitor.read(location)).toContain('Aucun point n’a été ajouté')
      expect(await points()).toEqual([])
    }

    test('that is forged, missing or given twice is refused', async () => {
      const visitor = await signUp(hub)
      const { state } = await leave(visitor)
      await expectRefused(visitor, { state: `${'A'.repeat(43)}0` })
      await expectRefused(visitor, {})
      await expectRefused(visitor, { state: 'x'.repeat(200) })
      const twice = await visitor.get(`/oauth/callback?usage_point_id=${POINT}&state=${state}&state=${state}`)
      expect(twice.headers.get('location')).toContain('invalid_state')
    })

    test('of another account is refused: a victim cannot be made to consent for an attacker', async () => {
      const attacker = await signUp(hub, 'attaque@exemple.fr')
      const victim = await signUp(hub, 'victime@exemple.fr')
      const { state } = await leave(attacker)
      await leave(victim)
      await expectRefused(victim, { state })
    })

    test('of another browser of the same account is refused: the cookie must come back too', async () => {
      const visitor = await signUp(hub)
      const other = hub.visitor()
      await signIn(other)
      const { state } = await leave(visitor)
      await expectRefused(other, { state })
      await leave(other)
      await expectRefused(other, { state })
    })

    test('is good for ten minutes', async () => {
      const visitor = await signUp(hub)
      const { state } = await leave(visitor)
      hub.setNow(NOW + 10 * MINUTE)
      await expectRefused(visitor, { state })
    })

    test('brought back without a session leads to the sign-in, and from there back', async () => {
      const visitor = await signUp(hub)
      const { state } = await leave(visitor)
      for (const name of visitor.cookies.keys()) if (name.includes('session')) visitor.cookies.delete(name)
      const response = await visitor.get(`/oauth/callback?state=${state}&usage_point_id=${POINT}`)
      const to = new URL(response.headers.get('location') ?? '', 'https://linky.example')
      expect(to.pathname).toBe('/linky/connexion')
      expect(await points()).toEqual([])
      const retour = to.searchParams.get('retour') ?? ''
      const form = { email: 'zoe@exemple.fr', 'mot-de-passe': 'Élan de 9 cigognes', retour }
      const signedIn = await visitor.post('/linky/connexion', form)
      expect(await visitor.read(signedIn.headers.get('location') ?? '')).toContain('Bravo ! 1 point')
    })
  })

  test('a consent that Enedis has not written down yet can be taken up again, also after the ten minutes', async () => {
    const visitor = await signUp(hub)
    const { state } = await leave(visitor)
    hub.enedis.state.switches.servicesDelay = 3
    const location = await comeBack(visitor, { autorisation_id: hub.enedis.authorisation, state })
    expect(location).toContain('consent_error=consent_pending')
    const page = await visitor.read(location)
    expect(page).toContain('Enedis n’a pas encore enregistré votre consentement')
    const [, action = ''] = /action="(\/linky\/consentements\/[^"]+)"/.exec(page) ?? []
    expect(await points()).toEqual([])
    hub.enedis.reset()
    hub.setNow(NOW + 60 * MINUTE)
    const retried = await visitor.post(action)
    expect(await visitor.read(retried.headers.get('location') ?? '')).toContain('Bravo ! 1 point de livraison détecté')
    expect(await visitor.read('/linky/tableau-de-bord')).not.toContain('Un consentement n’est pas terminé')
    // Of somebody else it cannot.
    const other = await signUp(hub, 'autre@exemple.fr')
    expect((await other.post(action)).headers.get('location')).toBe('/linky/tableau-de-bord')
  })

  test('a consent that Enedis fails to exchange is never a success, and can be taken up again', async () => {
    const visitor = await signUp(hub)
    const { state } = await leave(visitor)
    const failing = { kind: 'status', status: 500, body: '{}', operation: 'subscribedServices', times: 5 } as const
    hub.enedis.state.failNext(failing)
    const location = await comeBack(visitor, { autorisation_id: hub.enedis.authorisation, state })
    expect(location).toContain('consent_error=exchange_failed')
    const [, action = ''] = /action="(\/linky\/consentements\/[^"]+)"/.exec(await visitor.read(location)) ?? []
    expect(await points()).toEqual([])
    hub.enedis.state.failures.clear()
    const retried = await visitor.post(action)
    expect(await visitor.read(retried.headers.get('location') ?? '')).toContain('détecté (1 nouveau).')
  })

  test('another site cannot start a consent in the name of who is signed in', async () => {
    const visitor = await signUp(hub)
    const response = await visitor.get('/oauth/authorize', { 'sec-fetch-site': 'cross-site' })
    expect(response.headers.get('location')).toBe('/linky/tableau-de-bord')
    expect(await consents()).toEqual([])
  })

  test('of 200 guessed authorisation numbers a few are asked for in an hour, and nothing is attached', async () => {
    const visitor = await signUp(hub)
    const outcomes = new Set<string>()
    let state = ''
    for (let index = 0; index < 200; index += 1) {
      // Once there are no visits left for this hour, the last state is tried with every further number.
      const left = await visitor.get('/oauth/authorize', { accept: 'application/json' })
      if (left.status === 200) {
        const { authorize_url } = (await left.json()) as { authorize_url: string }
        state = new URL(authorize_url).searchParams.get('state') ?? ''
      } else outcomes.add(String(left.status))
      const location = await comeBack(visitor, { autorisation_id: String(900_000 + index), state })
      outcomes.add(new URL(location, 'https://linky.example').searchParams.get('consent_error') ?? '')
    }
    expect([...outcomes].toSorted()).toEqual(['429', 'consent_pending', 'too_many_exchanges'])
    expect(hub.enedis.exchanges()).toBeLessThanOrEqual(10)
    expect(await points()).toEqual([])
  })

  test('a point of another account is refused, with words that do not say whose it is', async () => {
    const owner = await signUp(hub, 'titulaire@exemple.fr')
    await consentTo(owner, POINT)
    const other = await signUp(hub, 'autre@exemple.fr')
    const location = await consentTo(other, POINT, OTHER_POINT)
    expect(location).toContain('consent_error=pdl_already_exists')
    const page = await other.read(location)
    expect(page).toContain('ne peut pas être ajouté à ce compte')
    expect(page).not.toContain(POINT)
    // Nothing of a batch either.
    expect((await points()).length).toBe(1)
    // Its owner is told, once a day, and of nobody.
    await consentTo(other, POINT)
    const told = hub.mails.filter(({ subject }) => subject === 'Un autre compte demande votre point de livraison')
    expect(told.map(({ to }) => to.address)).toEqual(['titulaire@exemple.fr'])
    expect(told[0]?.text).not.toMatch(/autre@exemple|\d{14}/)
  })

  test('a point that is removed is free, and what the cache had of it is gone', async () => {
    const owner = await signUp(hub, 'titulaire@exemple.fr')
    await consentTo(owner, POINT)
    const [point] = await points()
    const other = await signUp(hub, 'autre@exemple.fr')
    expect((await other.post(`/linky/points/${point?.id}/retrait`)).status).toBe(404)
    const removed = await owner.post(`/linky/points/${point?.id}/retrait`)
    expect(await owner.read(removed.headers.get('location') ?? '')).toContain('a été retiré')
    expect(await consentTo(other, POINT)).toContain('created_count=1')
  })
})

describeOnEachEngine('the consent of v1', ({ createStorage }) => {
  const hub = linkyHub(createStorage, { config: { authorizeVersion: 'v1' } })

  test.each([
    ['1', [POINT], 'Bravo ! 1 point de livraison détecté (1 nouveau).'],
    ['3', [POINT, OTHER_POINT, THIRD_POINT], 'Bravo ! 3 points de livraison détectés (3 nouveaux).'],
    ['0', [], 'aucun point'],
  ] as const)('is asked for where the configuration says so, and gives %s points', async (_, chosen, words) => {
    const visitor = await signUp(hub)
    const { url, state } = await leave(visitor)
    expect(url.pathname).toBe('/dataconnect/v1/oauth2/authorize')
    const returned = chosen.length === 0 ? {} : { usage_point_id: chosen.join(';') }
    const location = await comeBack(visitor, { code: 'x', state, ...returned })
    expect(await visitor.read(location)).toContain(words)
    const points = await hub.database.run((connection) => connection.select().from(linkyPoints))
    expect(points.map(({ generation }) => generation)).toEqual(chosen.map(() => 'v1'))
    expect(hub.enedis.exchanges()).toBe(0)
  })
})

describeOnEachEngine('the list of points of v5', ({ createStorage }) => {
  const hub = linkyHub(createStorage, { config: { apiMode: 'v5', authorizeVersion: 'v1' } })
  const UNLISTED = '99999999999998'

  test.each([
    [true, 1],
    [false, 2],
  ])('where it is there (%s), the redirect is believed as far as it agrees', async (isThere, found) => {
    hub.enedis.state.switches.listsUsagePoints = isThere
    const visitor = await signUp(hub)
    const location = await consentTo(visitor, POINT, UNLISTED)
    expect(location).toContain(`consent_success=true&pdl_count=${found}&created_count=${found}`)
    const warned = hub.log.filter(
      ({ message }) => message === 'linky points of a redirect are not in the list of Enedis',
    )
    expect(warned.map(({ fields }) => fields)).toEqual(isThere ? [{ returned: 2, listed: 1 }] : [])
  })
})
