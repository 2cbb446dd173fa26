// Booking in a real browser: without script, twice, too late, with a number that is refused.
import { expect, test } from 'vitest'
import { EMAIL, browsedHub } from '../support/browsed-hub.js'
import { describeInBrowser, expectAccessible } from '../support/browser.js'

describeInBrowser('booking in a browser', () => {
  const { hub, open, link, fill, confirm, notice, live } = browsedHub()

  test('book for two persons, without script', async () => {
    const page = await open(link(2), { javaScriptEnabled: false })
    await fill(page, ['a123456789', 'B123456789'])
    await page.getByLabel('Téléphone').fill('06 12 34 56 78')
    await confirm(page)
    expect(await notice(page)).toContain(EMAIL)
    expect(await page.textContent('dl')).toContain('2 personnes')
    expect(await live()).toEqual(['2027-09-07T09:00'])
    await page.getByRole('link', { name: 'coordonnées' }).click()
    expect(await page.textContent('main')).toContain('B123456789')
  })

  test('a second click while the first is under way books once', async () => {
    hub.simulator.state.failNext({ kind: 'delay', milliseconds: 700 })
    const page = await open(link())
    await fill(page, ['A123456789'])
    await page.getByRole('button', { name: 'Confirmer' }).dblclick()
    // The second click breaks the first way to the next page off, on which `waitForURL` would fail.
    await page.getByText('Votre rendez-vous est confirmé').first().waitFor()
    expect(page.url()).toContain('fait=reserve')
    expect(await live()).toHaveLength(1)
  })

  test('the slot is taken meanwhile: another is chosen, nothing is typed twice', async () => {
    const page = await open(link())
    await fill(page, ['A123456789'])
    const body = JSON.stringify({
      meeting_point_id: '412',
      starts_at: '2027-09-07T09:00',
      reason: 'CNI',
      application_ids: ['B123456789'],
      contact: { first_name: 'Paul', last_name: 'Rapide', email: 'paul@exemple.fr' },
    })
    await hub.partner('/api/v1/appointments', { method: 'POST', body })
    await confirm(page)
    expect(await notice(page)).toContain('Cet horaire n’est plus disponible')
    await expectAccessible(page)
    expect(await page.inputValue('#numero-1')).toBe('A123456789')
    expect(await page.inputValue('#email')).toBe(EMAIL)
    await page.getByRole('group', { name: 'mardi 7' }).getByLabel('9 h 30').check()
    await confirm(page)
    expect(await notice(page)).toContain('confirmé')
    expect((await live()).toSorted()).toEqual(['2027-09-07T09:00', '2027-09-07T09:30'])
  })

  test('a number that is not validated is explained at its field, and can be corrected', async () => {
    const page = await open(link(2))
    await fill(page, ['A123456789', 'SOLOCAL004'])
    await confirm(page)
    expect(await page.title()).toMatch(/^Erreur/)
    await expectAccessible(page)
    const field = page.getByLabel('Numéro de la personne 2')
    expect(await field.getAttribute('aria-invalid')).toBe('true')
    // The summary leads to the field.
    await page.locator('#message a').click()
    expect(await field.evaluate((element) => element.ownerDocument.activeElement === element)).toBe(true)
    await field.fill('B123456789')
    await confirm(page)
    expect(await live()).toHaveLength(1)
  })

  test('a number with an appointment elsewhere: warned, the person decides', async () => {
    hub.simulator.state.addAppointment({
      application_id: 'A123456789',
      meeting_point: 'Mairie d’Ailleurs',
      appointment_date: '2027-10-01T14:30:00',
      management_url: 'https://ailleurs.example/rdv/1',
    })
    const page = await open(link())
    await fill(page, ['A123456789'])
    await confirm(page)
    expect(await notice(page)).toContain('vendredi 1er octobre 2027 à 14 h 30'.replace(/(1er|14|h) /g, '$1\u00a0'))
    await expectAccessible(page)
    await confirm(page)
    expect(await live()).toEqual([])
    await page.getByLabel('en plus de celui qui existe').check()
    await confirm(page)
    expect(await live()).toHaveLength(1)
  })
})
