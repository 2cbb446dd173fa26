// The pages as people with a keyboard, a phone or large text use them, in a real browser.
import { expect, test } from 'vitest'
import { EMAIL, browsedHub } from '../support/browsed-hub.js'
import { describeInBrowser, expectAccessible, expectNoSidewaysScroll } from '../support/browser.js'
import { publishOnly } from '../support/clean-slate.js'
import { meetingPoint } from '../support/points.js'

describeInBrowser('pages by keyboard, on a phone, in large text', () => {
  const { hub, open, link, fill, confirm, heading, book, clearCookies } = browsedHub()

  test('by keyboard alone: every step in the order in which it is read', async () => {
    const page = await open(link())
    const focused = () =>
      page.evaluate<string>('document.activeElement.id || document.activeElement.textContent.trim()')
    const press = (key: string) => page.keyboard.press(key)
    const order: string[] = []
    for (let index = 0; index < 7; index += 1) {
      await press('Tab')
      order.push(await focused())
      const typed = { 'numero-1': 'A123456789', first_name: 'Zoé', last_name: 'Durand', email: EMAIL }[
        order.at(-1) ?? ''
      ]
      if (typed !== undefined) await page.keyboard.type(typed)
    }
    expect(order).toEqual([
      'Aller au contenu',
      'numero-1',
      'first_name',
      'last_name',
      'email',
      'phone',
      'Confirmer le rendez-vous',
    ])
    expect(await page.evaluate('getComputedStyle(document.activeElement).outlineStyle')).toBe('solid')
    await press('Enter')
    await page.waitForURL(/fait=reserve/)
    // Reading goes on where the news is, not at the top of the page.
    await press('Tab')
    expect(await focused()).toBe('Déplacer')
    await press('Enter')
    await page.waitForURL(/deplacer/)
    expect(await heading(page)).toBe('Déplacer le rendez-vous')
  })

  test('on a phone of 320 pixels, with nothing that axe-core finds', async () => {
    const page = await open(link(2), { viewport: { width: 320, height: 640 } })
    const look = async () => {
      await expectNoSidewaysScroll(page)
      await expectAccessible(page)
    }
    await look()
    await confirm(page)
    await look()
    await fill(page, ['A123456789', 'B123456789'])
    await confirm(page)
    await look()
    const path = new URL(page.url()).pathname
    for (const name of ['deplacer', 'annuler', 'coordonnees']) {
      await page.goto(`${hub.url}${path}/${name}`)
      await look()
    }
    await clearCookies()
    for (const name of [`${path}/annuler`, path, '/rdv', '/rdv/inconnu', link().replace('09%3A00', '23%3A00')]) {
      await page.goto(name.startsWith('/') ? `${hub.url}${name}` : name)
      await look()
    }
  })

  test('the pages at the foot of all, on a phone of 320 pixels, with nothing that axe-core finds', async () => {
    const page = await open(link(), { viewport: { width: 320, height: 640 } })
    const titles = {
      'Mentions légales': 'Mentions légales',
      'Accessibilité : non conforme': 'Déclaration d’accessibilité',
      'Données personnelles': 'Données personnelles',
    }
    for (const [words, title] of Object.entries(titles)) {
      await page.getByRole('contentinfo').getByRole('link', { name: words }).click()
      expect(await heading(page)).toBe(title)
      await expectNoSidewaysScroll(page)
      await expectAccessible(page)
    }
    // From the last one as from the first.
    await page.getByRole('contentinfo').getByRole('link', { name: 'Mentions légales' }).click()
    expect(await heading(page)).toBe('Mentions légales')
  })

  test('many days with many times stay short pages on a phone, with nothing that axe-core finds', async () => {
    const openings = [{ weekdays: [1, 2, 3, 4, 5, 6, 7], from: '07:00', to: '21:00' }]
    await publishOnly(hub, meetingPoint('412', { openings, durations: { CNI: 5, PASSPORT: 5 }, max_days_ahead: 90 }))
    const page = await book({ viewport: { width: 360, height: 740 } })
    await page.getByRole('link', { name: 'Déplacer' }).click()
    expect(await page.getByRole('radio').count()).toBe(0)
    expect(await page.getByRole('navigation').getByRole('listitem').count()).toBe(14)
    const look = async () => {
      await expectNoSidewaysScroll(page)
      await expectAccessible(page)
      return page.evaluate<number>('document.documentElement.scrollHeight')
    }
    // Three screens, the footer included.
    expect(await look()).toBeLessThan(2_220)
    await page.getByRole('link', { name: 'jours suivants' }).click()
    await look()
    const day = page.getByRole('navigation').getByRole('listitem').first()
    expect(await day.textContent()).toContain('168 horaires')
    await day.getByRole('link').click()
    expect(await page.getByRole('radio').count()).toBe(168)
    await look()
    // The time asked for is no slot: days are offered beside the form, and the times of the first, but for the one taken above.
    await page.goto(`${hub.url}${link().replace('09%3A00', '23%3A00')}`)
    expect(await page.getByRole('radio').count()).toBe(167)
    await look()
  })

  test('text twice as large still fits', async () => {
    const page = await open(link(2), { viewport: { width: 640, height: 800 } })
    await page.evaluate("document.documentElement.style.fontSize = '200%'")
    await expectNoSidewaysScroll(page)
  })
})
