import { expect, test } from 'vitest'
import { createRdvInsertionSimulator, createRdvSolidaritesAuthSimulator } from './simulators.js'
import { post, serveFetch, startServer } from './support.js'

const AGENT = { email: 'agent@departement.example', password: 'password-of-a-test' }
const ZOE = {
  first_name: 'Zoé',
  last_name: 'Fictive',
  title: 'madame',
  email: 'zoe@fictive.example.fr',
  invitation: { motif_category: { short_name: 'rsa_orientation' } },
}

test('a person is invited, and what cannot be is explained', async () => {
  const agents = [{ id: 1, first_name: 'Camille', last_name: 'Montclair', ...AGENT }]
  const signIn = createRdvSolidaritesAuthSimulator({ agents })
  const insertion = createRdvInsertionSimulator()
  await using solidarites = await serveFetch(signIn.fetch)
  await using service = await serveFetch(insertion.fetch)
  await using program = await startServer('invitations-fastify/server.ts', {
    RDV_INSERTION_URL: service.url,
    RDV_SOLIDARITES_URL: solidarites.url,
    RDV_SOLIDARITES_EMAIL: AGENT.email,
    RDV_SOLIDARITES_PASSWORD: AGENT.password,
    ORGANISATION_ID: '4012',
  })
  const url = `${program.url}/invitations`

  expect(await post(url, ZOE)).toMatchObject({ status: 201, body: { channels: ['email'] } })
  expect(insertion.state.data.users).toMatchObject([{ last_name: 'Fictive' }])
  expect(await post(url, { ...ZOE, first_name: 7 })).toMatchObject({ status: 422, body: { field: 'user.first_name' } })
  const unknown = { ...ZOE, invitation: { motif_category: { short_name: 'no_such_category' } } }
  expect(await post(url, unknown)).toMatchObject({ status: 422, body: { mayHaveBeenApplied: true } })
  const unreadable = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{' })
  expect(unreadable.status).toBe(400)
  expect(program.printed.join('\n')).not.toMatch(/Fictive|password-of-a-test/)
})
