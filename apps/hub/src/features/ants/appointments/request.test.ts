import { describe, expect, test } from 'vitest'
import { bookRequest, changeRequest, checkRequest } from './request.js'
import type { ChangeRequest } from './types.js'

const contact = { first_name: 'Camille', last_name: 'Durand', email: 'camille@example.org' }
const booking = {
  meeting_point_id: '412',
  starts_at: '2027-12-10T09:00',
  reason: 'CNI',
  application_ids: ['A123456789'],
  contact,
}

function listErrors(schema: Parameters<typeof checkRequest>[0], value: unknown): readonly string[] {
  const checked = checkRequest(schema, value)
  return checked.ok ? [] : checked.errors.map(({ pointer }) => pointer)
}

test('what is left out takes its default, and numbers their canonical form', () => {
  const checked = checkRequest(bookRequest, { ...booking, application_ids: [' a123456789 ', 'b123456789\n'] })
  expect(checked).toEqual({
    ok: true,
    request: {
      ...booking,
      application_ids: ['A123456789', 'B123456789'],
      documents_number: 2,
      contact: { ...contact, phone: null },
      accept_existing: false,
    },
  })
})

test('what was pasted with a number or an address and nobody sees is left out', () => {
  const checked = checkRequest(bookRequest, {
    ...booking,
    application_ids: ['\u200eA12345\u200b6789', 'B123\u00ad456789\ufeff'],
    contact: { ...contact, email: '\u200bcamille@example.org\u2069 ', phone: '\u202a06 12 34 56 78\u202c' },
  })
  expect(checked).toMatchObject({
    ok: true,
    request: {
      application_ids: ['A123456789', 'B123456789'],
      contact: { email: 'camille@example.org', phone: '06 12 34 56 78' },
    },
  })
})

describe('a booking with one mistake', () => {
  test.each<[string, Record<string, unknown>, string]>([
    ['no place', { meeting_point_id: undefined }, '/meeting_point_id'],
    ['a place that cannot be', { meeting_point_id: '412 or 413' }, '/meeting_point_id'],
    ['a time with seconds', { starts_at: '2027-12-10T09:00:00' }, '/starts_at'],
    ['a time with an offset', { starts_at: '2027-12-10T09:00Z' }, '/starts_at'],
    ['a day that does not exist', { starts_at: '2027-02-29T09:00' }, '/starts_at'],
    ['the hour 24', { starts_at: '2027-12-10T24:00' }, '/starts_at'],
    ['an unknown reason', { reason: 'TITRE' }, '/reason'],
    ['no number', { application_ids: [] }, '/application_ids'],
    ['a number that is none', { application_ids: ['A12345678'] }, '/application_ids/0'],
    ['a letter that upper case would turn into ASCII', { application_ids: ['ıııııııııı'] }, '/application_ids/0'],
    ['one number twice', { application_ids: ['A123456789', ' a123456789'] }, '/application_ids'],
    [
      'eleven numbers',
      { application_ids: Array.from({ length: 11 }, (_, n) => `A1234567${n + 10}`) },
      '/application_ids',
    ],
    ['nobody', { documents_number: 0 }, '/documents_number'],
    ['twenty persons', { documents_number: 20 }, '/documents_number'],
    ['half a person', { documents_number: 1.5 }, '/documents_number'],
    [
      'fewer persons than numbers',
      { application_ids: ['A123456789', 'B123456789'], documents_number: 1 },
      '/documents_number',
    ],
    ['no contact', { contact: undefined }, '/contact'],
    [
      'an e-mail with a line break',
      { contact: { ...contact, email: 'a@example.org\nBcc: b@example.org' } },
      '/contact/email',
    ],
    ['a line break after the e-mail', { contact: { ...contact, email: 'a@example.org\n' } }, '/contact/email'],
    ['an e-mail without domain', { contact: { ...contact, email: 'camille' } }, '/contact/email'],
    ['a name of two lines', { contact: { ...contact, last_name: 'Du\nrand' } }, '/contact/last_name'],
    ['a blank name', { contact: { ...contact, first_name: '  ' } }, '/contact/first_name'],
    ['a telephone of letters', { contact: { ...contact, phone: 'call me' } }, '/contact/phone'],
    ['a key nobody knows', { comment: 'urgent' }, '/comment'],
    ['a key nobody knows in the contact', { contact: { ...contact, age: 40 } }, '/contact/age'],
    ['a word for a yes', { accept_existing: 'yes' }, '/accept_existing'],
  ])('%s', (_, change, pointer) => {
    expect(listErrors(bookRequest, { ...booking, ...change })).toEqual([pointer])
  })

  test.each([[null], [[]], ['text'], [12]])('%j is no booking', (value) => {
    expect(listErrors(bookRequest, value)).toEqual([''])
  })

  test('mistakes never repeat what was sent', () => {
    const secret = 'SECRET-4242'
    const checked = checkRequest(bookRequest, {
      meeting_point_id: `${secret} x`,
      starts_at: secret,
      reason: secret,
      application_ids: [secret],
      contact: { first_name: `${secret}\n`, last_name: '', email: secret, phone: secret },
      accept_existing: secret,
    })
    expect(JSON.stringify(checked)).not.toContain(secret)
    expect(listErrors(bookRequest, {}).length).toBeGreaterThanOrEqual(5)
  })
})

test('a hostile request does not make a longer answer', () => {
  const numbers = Array.from({ length: 50_000 }, () => 'x')
  const unknown = Object.fromEntries(numbers.map((_, index) => [`key${index}`, 1]))
  expect(listErrors(bookRequest, { ...booking, application_ids: numbers })).toEqual(['/application_ids'])
  expect(listErrors(bookRequest, { ...booking, ...unknown })).toHaveLength(50)
})

test('names are kept as they are written, HTML included: pages escape', () => {
  const checked = checkRequest(bookRequest, { ...booking, contact: { ...contact, last_name: ' <b>O’Neil</b> ' } })
  expect(checked).toMatchObject({ ok: true, request: { contact: { last_name: '<b>O’Neil</b>' } } })
})

describe('a change', () => {
  test('may be of nothing', () => {
    expect(checkRequest(changeRequest, {})).toEqual({ ok: true, request: { accept_existing: false } })
  })

  test('may be of everything that its type says', () => {
    const everything = {
      meeting_point_id: '413',
      starts_at: '2027-12-10T09:00',
      application_ids: ['A123456789'],
      contact: { ...contact, phone: '+33 6 12 34 56 78' },
      accept_existing: true,
    } satisfies Required<ChangeRequest>
    expect(checkRequest(changeRequest, everything)).toEqual({ ok: true, request: everything })
  })

  test.each([['reason'], ['documents_number'], ['status']])('of %s is refused', (key) => {
    expect(listErrors(changeRequest, { [key]: 1 })).toEqual([`/${key}`])
  })
})
