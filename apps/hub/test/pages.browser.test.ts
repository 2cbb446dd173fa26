// What citizens do on the pages, in a real browser: by mouse, by keyboard, on a phone, without script.
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { appointments } from '../src/ants/appointments/tables.js'
import { describeInBrowser, expectAccessible, expectNoSidewaysScroll, launchBrowser } from './support/browser.js'
import { beginAnew, expectNoErrors, publishOnly } from './support/clean-slate.js'
import { createDirectory } from './support/engines.js'
import { meetingPoint } from './support/points.js'
import { sharedHub } from './support/shared-hub.js'

const EMAIL = 'zoe@exemple.fr'

describeInBrowser('pages in a browser', () => {
  let browser: Browser
  let context: BrowserContext | undefined
  let visitor = 0
  /** Every request that would have left the hub. */
  const strayed: string[] = []

  // Each test comes from another address: how many checks one may ask for is tried elsewhere.
  const hub = sharedHub(createDirectory, { publicUrl: 'local', clientAddress: () => `visitor ${visitor}` })
  beginAnew(hub)
  expectNoErrors(hub)
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser?.close()
  })
  beforeEach(async () => {
    visitor += 1
    await publishOnly(hub, meetingPoint('412'))
    hub.log.length = 0
  })
  afterEach(async () => {
    await context?.close()
    context = undefined
    expect(strayed).toEqual([])
  })

  /** A window of its own, whose requests are watched. */
  async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
    context ??= await browser.newContext({ locale: 'fr-FR', ...options })
    const page = await context.newPage()
    await page.route('**/*', (route) => {
      const url = route.request().url()
      if (url.startsWith(hub.url)) return route.continue()
      strayed.push(url)
      return route.abort()
    })
    await page.goto(`${hub.url}${path}`)
    return page
  }

  const link = (persons = 1) => `/rdv?meeting_point=412&start=2027-09-07T09%3A00&reason=CNI&documents=${persons}`

  async function fill(page: Page, numbers: readonly string[]): Promise<void> {
    for (const [index, number] of numbers.entries()) await page.locator(`#numero-${index + 1}`).fill(number)
    await page.getByLabel('Prénom').fill('Zoé')
    await page.getByLabel('Nom', { exact: true }).fill("O'Neill")
    await page.getByLabel('Adresse électronique').fill(EMAIL)
  }

  const confirm = (page: Page) => page.getByRole('button', { name: 'Confirmer le rendez-vous' }).click()
  const heading = (page: Page) => page.getByRole('heading', { level: 1 }).textContent()
  const notice = (page: Page) => page.locator('#message').textContent()

  async function book(options: BrowserContextOptions = {}): Promise<Page> {
    const page = await open(link(), options)
    await fill(page, ['A123456789'])
    await confirm(page)
    expect(await notice(page)).toContain('Votre rendez-vous est confirmé')
    return page
  }

  const live = async () => {
    const rows = await hub.database.run((connection) => connection.select().from(appointments))
    return rows.filter(({ status }) => status === 'booked').map(({ startsAt }) => startsAt)
  }

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
    await page.waitForURL(/fait=reserve/)
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

  test('move, then cancel, then cancel again from a page left open', async () => {
    const page = await book()
    await page.getByRole('link', { name: 'Déplacer' }).click()
    await page.getByRole('link', { name: 'jours suivants' }).click()
    await page.getByRole('group', { name: 'samedi 11' }).getByLabel('9 h 15').check()
    await page.getByRole('button', { name: 'Déplacer à cet horaire' }).click()
    expect(await notice(page)).toContain('déplacé')
    expect(await live()).toEqual(['2027-09-11T09:15'])

    const token = new URL(page.url()).pathname
    const other = await open(`${token}/annuler`)
    await page.getByRole('link', { name: 'Annuler' }).click()
    await page.getByRole('button', { name: 'Annuler ce rendez-vous' }).click()
    expect(await notice(page)).toContain('annulé')
    await other.getByRole('button', { name: 'Annuler ce rendez-vous' }).click()
    expect(await notice(other)).toContain('annulé')
    expect(await live()).toEqual([])
    expect(await other.getByRole('link', { name: 'Déplacer' }).count()).toBe(0)
  })

  test('a wrong address five times closes the door for an hour', async () => {
    const path = new URL((await book()).url()).pathname
    await context?.clearCookies()
    const page = await open(`${path}/annuler`)
    for (let index = 0; index < 5; index += 1) {
      await page.getByLabel('Adresse électronique').fill(`essai${index}@exemple.fr`)
      await page.getByRole('button', { name: 'Continuer' }).click()
      expect(await notice(page)).toContain('Ce n’est pas l’adresse')
    }
    await page.getByLabel('Adresse électronique').fill(EMAIL)
    await page.getByRole('button', { name: 'Continuer' }).click()
    expect(await notice(page)).toContain('Trop d’essais')
    await expectAccessible(page)
    expect(await live()).toHaveLength(1)
  })

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
    await context?.clearCookies()
    for (const name of [`${path}/annuler`, path, '/rdv', '/rdv/inconnu', link().replace('09%3A00', '23%3A00')]) {
      await page.goto(name.startsWith('/') ? `${hub.url}${name}` : name)
      await look()
    }
  })

  test('text twice as large still fits', async () => {
    const page = await open(link(2), { viewport: { width: 640, height: 800 } })
    await page.evaluate("document.documentElement.style.fontSize = '200%'")
    await expectNoSidewaysScroll(page)
  })
})
