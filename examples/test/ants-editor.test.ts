import { expect, test } from 'vitest'
import { createAntsSimulator } from './simulators.js'
import { post, serveFetch, startProgram, startServer } from './support.js'

const TOKEN = 'token-of-ants'
const variables = { ANTS_HUB_AUTH_TOKEN: TOKEN, ANTS_RDV_OPT_AUTH_TOKEN: 'token-of-the-editor' }

test('ANTS finds a slot, a citizen books it, ANTS knows it, and it is free no more', async () => {
  const simulator = createAntsSimulator({ token: variables.ANTS_RDV_OPT_AUTH_TOKEN })
  await using ants = await serveFetch(simulator.fetch)
  await using editor = await startServer('ants-editor-express/server.ts', { ...variables, ANTS_RDV_API_URL: ants.url })
  const ask = async (path: string, token = TOKEN) => {
    const response = await fetch(`${editor.url}/api/ants/${path}`, { headers: { 'x-hub-rdv-auth-token': token } })
    return { status: response.status, body: (await response.json()) as Record<string, { datetime: string }[]> }
  }
  const days = 'start_date=2037-12-07&end_date=2037-12-11&reason=CNI&documents_number=1'
  const askSlots = async () => (await ask(`availableTimeSlots?meeting_point_ids=412&${days}`)).body['412'] ?? []

  expect((await ask('getManagedMeetingPoints', 'wrong')).status).toBe(401)
  expect((await ask('getManagedMeetingPoints')).body).toMatchObject([{ id: '412' }])
  const slots = await askSlots()
  expect(slots).toHaveLength(20)

  const start = slots[0]?.datetime.replace('Z', '')
  const refused = await post(`${editor.url}/rdv`, { application_id: 'SOLOCAL007', start })
  expect(refused).toMatchObject({ status: 422 })
  expect(await askSlots()).toHaveLength(20)
  const booked = await post(`${editor.url}/rdv`, { application_id: 'solocal001', start })
  expect(booked.status).toBe(201)
  expect(await post(`${editor.url}/rdv`, { application_id: 'SOLOCAL002', start })).toMatchObject({ status: 409 })

  expect(await askSlots()).toHaveLength(19)
  const { body } = await ask('searchApplicationIds?application_ids=SOLOCAL001')
  expect(body['SOLOCAL001']).toMatchObject([{ datetime: slots[0]?.datetime, ...(booked.body as object) }])
  // The simulator of ANTS was told, over its own socket.
  const status = await fetch(`${ants.url}/api/status?application_ids=SOLOCAL001&meeting_point_id=412`, {
    headers: { 'x-rdv-opt-auth-token': variables.ANTS_RDV_OPT_AUTH_TOKEN },
  })
  expect(await status.json()).toMatchObject({ SOLOCAL001: { appointments: [booked.body] } })
})

test('a slot is free again when ANTS does not answer', async () => {
  await using ants = await serveFetch(() => new Response('down', { status: 403 }))
  await using editor = await startServer('ants-editor-express/server.ts', { ...variables, ANTS_RDV_API_URL: ants.url })
  const booking = { application_id: 'SOLOCAL001', start: '2037-12-07T09:00' }
  expect(await post(`${editor.url}/rdv`, booking)).toMatchObject({ status: 503 })
  expect(await post(`${editor.url}/rdv`, booking)).toMatchObject({ status: 503 })
  expect(editor.printed.join('\n')).not.toContain('SOLOCAL001')
})

test('it does not start without the token that ANTS presents', async () => {
  await using editor = startProgram('ants-editor-express/server.ts', [], { PORT: '0' })
  expect(await editor.ended).toBe(1)
})
