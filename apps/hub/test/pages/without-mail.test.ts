// A hub that sends no mail: there are no links, and nothing is promised.
import { expect, test } from 'vitest'
import { contactLinks } from '../../src/features/ants/appointments/tables.js'
import { beginAnew, expectNoErrors, publishOnly } from '../support/clean-slate.js'
import { createCitizen, hiddenFields } from '../support/citizen.js'
import { LINK, person, PREFIX } from '../support/citizens.js'
import { createDirectory } from '../support/engines.js'
import { meetingPoint } from '../support/points.js'
import { sharedHub } from '../support/shared-hub.js'

const hub = sharedHub(createDirectory, { sendsMail: false })
beginAnew(hub)
expectNoErrors(hub)

test('who booked changes the contact, address included; others are told who helps', async () => {
  await publishOnly(hub, meetingPoint('412'))
  const visitor = (address: string) => createCitizen(hub.url, { address, prefix: PREFIX })
  const citizen = visitor('203.0.113.1')
  const empty = await citizen.get(LINK)
  expect(empty.text).toContain('Exemple : nom@exemple.fr')
  const form = { ...hiddenFields(empty), ...person, application_ids: ['A123456789'] }
  const answer = await citizen.post('/hub/rdv', form, { follows: false })
  const path = (answer.headers.get('location') ?? '').replace(/[?#].*$/, '')
  const changed = await citizen.post(`${path}/coordonnees`, { ...person, email: 'nouvelle@exemple.fr' })
  expect(changed.text).toContain('Vos coordonnées sont enregistrées')
  expect(changed.text).not.toContain('à confirmer')
  const contact = await citizen.get(`${path}/coordonnees`)
  expect(contact.text).toContain('nom@exemple.fr')
  for (const page of [empty, contact]) expect(page.text).not.toContain('lien y sera envoyé')

  const stranger = visitor('203.0.113.2')
  const page = await stranger.get(`${path}/annuler`)
  expect(page.text).toContain('contactez la mairie')
  expect(page.html).not.toContain('name="email"')
  const asked = await stranger.post(path, { email: 'nouvelle@exemple.fr', suite: 'annuler' })
  expect([asked.status, asked.text]).toEqual([200, expect.stringContaining('contactez la mairie')])
  expect(await hub.database.run((connection) => connection.$count(contactLinks))).toBe(0)
})
