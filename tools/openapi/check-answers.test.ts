import { expect, test } from 'vitest'
import { checkAnswers } from './check-answers.ts'

const appointment = {
  management_url: 'https://a.example',
  meeting_point: 'Mairie',
  appointment_date: '2027-12-10T09:00:00',
}
const status = (fields: object) => Response.json({ A123456789: { status: 'validated', appointments: [], ...fields } })

function check(answer: Response, path = '/api/status', method = 'GET') {
  return checkAnswers('ants-coordination', () => Promise.resolve(answer), { emptyBodies: true })(
    `http://localhost${path}`,
    { method },
  )
}

test.each<[string, Response]>([
  ['a full answer', status({ appointments: [{ ...appointment, meeting_point_id: null, other: 1 }] })],
  ['a status that is not in the open enum', status({ status: 'purge' })],
  ['a list of appointments that is null', status({ appointments: null })],
  ['a null for a number', Response.json({ A123456789: null })],
  ['an error described once for all operations', Response.json({ detail: 'Not found' }, { status: 404 })],
  ['a text where one is described', new Response('Internal Server Error', { status: 500 })],
  ['a 200 without body', new Response(null)],
])('lets through %s, body unread', async (_label, answer) => {
  const copy = await answer.clone().text()
  expect(await (await check(answer)).text()).toBe(copy)
})

test.each<[string, Response, string]>([
  ['a row without URL', status({ appointments: [{ ...appointment, management_url: undefined }] }), 'management_url'],
  ['a status that is no text', status({ status: 3 }), 'must be string'],
  ['a list of appointments that is none', status({ appointments: 'none' }), 'must be array'],
  ['a wrong type inside an error', Response.json({ detail: 3 }, { status: 422 }), '/detail'],
  [
    'a media type that is not described',
    new Response('<html>', { headers: { 'content-type': 'text/html' } }),
    'text/html',
  ],
  ['an error without body', new Response(null, { status: 401 }), 'not described'],
])('throws on %s', async (_label, answer, message) => {
  await expect(check(answer)).rejects.toThrow(message)
})

test('an answer is checked against its own operation', async () => {
  const created = () => Response.json({ success: true })
  await expect(check(created(), '/api/appointments', 'DELETE')).rejects.toThrow('rowcount')
  expect((await check(created(), '/api/appointments', 'POST')).status).toBe(200)
})

test('an address that the document does not have is let through', async () => {
  expect((await check(Response.json([]), '/api/other')).status).toBe(200)
  expect((await check(Response.json([]), '/api/status', 'PUT')).status).toBe(200)
})
