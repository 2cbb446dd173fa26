// What citizens do on the pages, in a real browser: by mouse, by keyboard, on a phone, without script.
import { readFile } from 'node:fs/promises'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { appointments } from '../src/features/ants/appointments/tables.js'
import { describeInBrowser, expectAccessible, expectNoSidewaysScroll, launchBrowser } from './support/browser.js'
import { rateLimits } from '../src/platform/database/tables.js'
import { beginAnew, expectNoErrors, publishOnly } from './support/clean-slate.js'
import { createDirectory } from './support/engines.js'
import { mailedHub } from './support/mailed-hub.js'
import { meetingPoint } from './support/points.js'

const EMAIL = 'zoe@exemple.fr'
const STATEMENT = await readFile(new URL('../../../examples/declaration-accessibilite.txt', import.meta.url), 'utf8')

describeInBrowser('pages in a browser', () => {
  let browser: Browser
  let context: BrowserContext | undefined
  let visitor = 0
  /** Every request that would have left the hub. */
  const strayed: string[] = []

  // Each test comes from another address: how many checks one may ask for is tried elsewhere.
  const mailed = mailedHub(createDirectory, {
    publicUrl: 'local',
    clientAddress: () => `visitor ${visitor}`,
    legal: {
      retentionDays: 90,
      legalNotice: 'Mairie de Valbrume',
      accessibilityStatement: STATEMENT,
      dataController: 'Mairie de Valbrume, 1 place de la Mairie, 59999 Valbrume',
      dataContact: 'donnees@valbrume.example',
    },
  })
  const { hub, nextLink } = mailed
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
    await hub.database.run((connection) => connection.delete(rateLimits))
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
    await page.getByRole('link', { name: 'samedi 11' }).click()
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

  test('Back after a corrected form shows a page of ours, with nothing personal in any address', async () => {
    const page = await open(link())
    const addresses: string[] = []
    page.on('request', (request) => addresses.push(request.url()))
    await fill(page, ['A12345'])
    await confirm(page)
    expect(await notice(page)).toContain('à corriger')
    await page.locator('#numero-1').fill('A123456789')
    await confirm(page)
    expect(await notice(page)).toContain('confirmé')
    await page.goBack()
    expect(page.url()).toContain(hub.url)
    expect(await notice(page)).toContain('Ce formulaire a déjà servi')

    await page.getByRole('link', { name: 'coordonnées' }).click()
    await page.locator('#email').fill('zoe')
    await page.getByRole('button', { name: 'Enregistrer' }).click()
    await page.locator('#email').fill('nouvelle@exemple.fr')
    await page.getByRole('button', { name: 'Enregistrer' }).click()
    expect(await notice(page)).toContain('enregistrées')
    await page.goBack()
    expect(await heading(page)).toBe('Vos coordonnées')
    expect(await page.inputValue('#email')).toBe('nouvelle@exemple.fr')

    const { pathname } = new URL(page.url())
    await page.goto(`${hub.url}${pathname.replace('coordonnees', 'deplacer')}?jour=2027-09-08`)
    await page.getByRole('button', { name: 'Déplacer à cet horaire' }).click()
    await page.getByLabel('9 h 15').check()
    await page.getByRole('button', { name: 'Déplacer à cet horaire' }).click()
    expect(await notice(page)).toContain('déplacé')
    await page.goBack()
    expect(await heading(page)).toBe('Déplacer le rendez-vous')

    await context?.clearCookies()
    await page.goto(`${hub.url}${pathname.replace('coordonnees', 'annuler')}`)
    await page.locator('#email').fill('autre@exemple')
    await page.getByRole('button', { name: 'Recevoir un lien' }).click()
    await page.locator('#email').fill(EMAIL)
    await page.getByRole('button', { name: 'Recevoir un lien' }).click()
    expect(await notice(page)).toContain('Consultez votre messagerie')
    await page.goto(`${hub.url}${await nextLink(pathname.replace('/coordonnees', ''), 'acces', EMAIL)}`)
    await page.getByRole('button', { name: 'Continuer' }).click()
    await page.getByRole('button', { name: 'Annuler ce rendez-vous' }).click()
    expect(await notice(page)).toContain('annulé')
    await page.goBack()
    expect(await page.textContent('main')).toContain('annulé')
    expect(addresses.join(' ')).not.toMatch(/zoe|neill|exemple\.fr|A123456789/i)
  })

  test('a link from the mail opens the pages, by keyboard, and leaving closes them', async () => {
    const path = new URL((await book()).url()).pathname
    await context?.clearCookies()
    const page = await open(`${path}/annuler`, { javaScriptEnabled: false })
    await page.getByLabel('Adresse électronique').fill('essai@exemple')
    await page.getByRole('button', { name: 'Recevoir un lien' }).click()
    expect(await notice(page)).toContain('adresse électronique complète')
    await page.getByLabel('Adresse électronique').fill(EMAIL)
    await page.keyboard.press('Enter')
    await page.waitForURL(/fait=lien/)
    expect(await notice(page)).toContain('Consultez votre messagerie')
    await expectAccessible(page)

    await page.goto(`${hub.url}${await nextLink(path, 'acces', EMAIL)}`)
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Continuer' }).focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(/annuler/)
    expect(await heading(page)).toBe('Annuler le rendez-vous')
    // The way back leads to a link that has done its work: whoever is in goes on.
    await page.goBack()
    expect(await heading(page)).toBe('Votre rendez-vous')
    await page.getByRole('button', { name: 'Se déconnecter' }).click()
    expect(await notice(page)).toContain('Vous êtes déconnecté')
    await expectAccessible(page)
    await page.goto(`${hub.url}${path}/coordonnees`)
    expect(await heading(page)).toBe('Confirmez votre adresse électronique')
    expect(await live()).toHaveLength(1)
  })

  test('another address is confirmed on another device', async () => {
    const page = await book()
    const path = new URL(page.url()).pathname
    await page.getByRole('link', { name: 'coordonnées' }).click()
    await page.getByLabel('Nom', { exact: true }).fill('Voir www.exemple.fr')
    await page.getByLabel('Adresse électronique').fill('nouvelle@exemple.fr')
    await page.getByRole('button', { name: 'Enregistrer' }).click()
    expect(await notice(page)).toContain('sans adresse de site')
    await page.getByLabel('Nom', { exact: true }).fill("O'Neill")
    await page.getByRole('button', { name: 'Enregistrer' }).click()
    expect(await notice(page)).toContain('nouvelle@exemple.fr reste à confirmer')
    await expectAccessible(page)
    const inMail = await nextLink(path, 'adresse', 'nouvelle@exemple.fr')
    const phone = await browser.newContext({ locale: 'fr-FR', viewport: { width: 320, height: 640 } })
    try {
      const other = await phone.newPage()
      await other.goto(`${hub.url}${inMail}`)
      await expectAccessible(other)
      await expectNoSidewaysScroll(other)
      await other.getByRole('button', { name: 'Confirmer cette adresse' }).click()
      expect(await notice(other)).toContain('est confirmée')
      await other.goto(`${hub.url}${inMail}`)
      expect(await heading(other)).toBe('Votre rendez-vous')
    } finally {
      await phone.close()
    }
    await page.goto(`${hub.url}${inMail}`)
    expect(await heading(page)).toBe('Ce lien ne sert plus')
    await expectAccessible(page)
  })

  test('who asks for too many links is told to use the one in the mail', async () => {
    const path = new URL((await book()).url()).pathname
    await context?.clearCookies()
    const page = await open(`${path}/annuler`)
    for (let index = 0; index < 6; index += 1) {
      await page.goto(`${hub.url}${path}/annuler`)
      await page.getByLabel('Adresse électronique').fill(`essai${index}@exemple.fr`)
      await page.getByRole('button', { name: 'Recevoir un lien' }).click()
    }
    expect(await notice(page)).toContain('Trop de demandes')
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
