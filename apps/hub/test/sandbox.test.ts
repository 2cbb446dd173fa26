// What a sandbox shows to whoever tries it out, on this machine only.
import { sharedHub } from './support/shared-hub.js'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createMailbox, type Mailbox } from '../src/platform/mail/mailbox.js'
import { createDirectory } from './support/engines.js'
import { agenda, meetingPoint } from './support/points.js'

let mailbox: Mailbox
const hub = sharedHub(createDirectory, ({ config }) => {
  mailbox = createMailbox(join(config.dataDirectory, 'mail'), { name: 'Mairie', address: 'rdv@mairie.example' })
  return { publicUrl: 'local', sandbox: { mailbox } }
})

const get = (path: string, init?: RequestInit) => fetch(`${hub.url}${path}`, init)

test('the first page leads to what can be tried, with numbers that work', async () => {
  const html = await (await get('/')).text()
  for (const text of ['href="_/rdv"', 'href="_/mail"', 'DEMO000001']) expect(html).toContain(text)
})

test('a link leads to the booking page of a free time, once there is one', async () => {
  expect((await get('/_/rdv')).status).toBe(404)
  const points = [meetingPoint('1', { openings: [] }), meetingPoint('2', { durations: { PASSPORT: 20 } })]
  await hub.partner('/api/v1/agenda', { method: 'POST', body: JSON.stringify(agenda(...points)) })
  const page = await get('/_/rdv')
  expect(page.url).toContain('/rdv?meeting_point=2&start=2027-09-06T09%3A00&reason=PASSPORT&documents=2')
  expect(page.status).toBe(200)
})

test('its mail is shown, as text', async () => {
  const to = { name: 'Zoé', address: 'zoe@exemple.fr' }
  await mailbox.send({ id: 'a.0@mairie.example', to, subject: 'Confirmé', text: '<script>alert(1)</script>' })
  const list = await (await get('/_/mail')).text()
  expect(list).toContain('Confirmé')
  const name = /href="mail\/([^"]+)"/.exec(list)?.[1] ?? ''
  expect(await (await get(`/_/mail/${name}`)).text()).toContain('&lt;script&gt;')
  expect((await get(`/_/mail/${name}/source`)).headers.get('content-type')).toBe('message/rfc822')
  for (const path of ['/_/mail', `/_/mail/${name}`, `/_/mail/${name}/source`]) {
    expect((await get(path, { headers: { 'x-forwarded-for': '203.0.113.1' } })).status).toBe(404)
  }
})
