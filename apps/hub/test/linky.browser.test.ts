// What people do on the pages of the gateway, in a real browser: by keyboard, on a phone, without script.
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { describeInBrowser, expectAccessible, expectNoSidewaysScroll, launchBrowser } from './support/browser.js'
import { createDirectory } from './support/engines.js'
import { HOLDER, POINT } from './support/linky-enedis.js'
import { linkyHub } from './support/linky-hub.js'

const EMAIL = 'zoe@exemple.fr'
const PASSWORD = 'Élan de 9 cigognes'

describeInBrowser('the Linky gateway in a browser', () => {
  let browser: Browser
  let context: BrowserContext | undefined
  const strayed: string[] = []
  const hub = linkyHub(createDirectory, { publicUrl: 'local' })
  const strict = linkyHub(createDirectory, { publicUrl: 'local', config: { ownership: 'strict' } })
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser?.close()
  })
  afterEach(async () => {
    await context?.close()
    context = undefined
    expect(strayed).toEqual([])
  })

  async function open(url: string, path: string, options: BrowserContextOptions = {}): Promise<Page> {
    context ??= await browser.newContext({ locale: 'fr-FR', javaScriptEnabled: true, ...options })
    const page = await context.newPage()
    await page.route('**/*', (route) => {
      const asked = route.request().url()
      if (asked.startsWith(url)) return route.continue()
      strayed.push(asked)
      return route.abort()
    })
    await page.goto(`${url}${path}`)
    return page
  }

  const check = async (page: Page) => {
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
  }
  const heading = (page: Page) => page.getByRole('heading', { level: 1 }).textContent()

  async function signUp(page: Page, { mails, deliver }: typeof hub): Promise<void> {
    await page.getByLabel('Adresse électronique').fill(EMAIL)
    await page.getByLabel('Mot de passe').fill(PASSWORD)
    await page.getByRole('button', { name: 'Créer le compte' }).click()
    expect(await heading(page)).toBe('Consultez votre messagerie')
    await deliver()
    await page.goto(/http:\S+/.exec(mails[0]?.text ?? '')?.[0] ?? '')
    await page.getByLabel('Mot de passe').fill(PASSWORD)
    await page.getByRole('button', { name: 'Confirmer mon adresse' }).click()
    await page.getByLabel('Adresse électronique').fill(EMAIL)
    await page.getByLabel('Mot de passe').fill(PASSWORD)
    await page.getByRole('button', { name: 'Se connecter' }).click()
    expect(await heading(page)).toBe('Mon tableau de bord')
  }

  async function consent(page: Page): Promise<void> {
    await page.getByRole('link', { name: 'Consentement Enedis' }).click()
    await page.getByRole('button', { name: "J'accepte" }).click()
    expect(await heading(page)).toBe('Mon tableau de bord')
  }

  test.each([
    ['a desk', { viewport: { width: 1_280, height: 800 } }],
    ['a phone', { viewport: { width: 320, height: 640 } }],
  ])('from the home page to the measures, on %s, every page accessible', async (_, options) => {
    const page = await open(hub.url, '/linky', options)
    await check(page)
    await page.getByRole('link', { name: 'Créer un compte' }).click()
    await check(page)
    await page.getByRole('button', { name: 'Créer le compte' }).click()
    expect(await page.title()).toMatch(/^Erreur/)
    await check(page)
    await page.getByRole('link', { name: /Saisissez une adresse/ }).click()
    expect(await page.evaluate<string>('document.activeElement.id')).toBe('email')
    await signUp(page, hub)
    await check(page)
    await consent(page)
    expect(await page.getByRole('status').textContent()).toContain('Bravo ! 1 point de livraison détecté (1 nouveau).')
    await check(page)
    await page.getByRole('link', { name: /^Point / }).click()
    await expect.poll(() => page.locator('svg rect').count()).toBe(7)
    await check(page)
    await page.getByLabel('Période').selectOption('jour')
    await page.getByRole('button', { name: 'Afficher' }).click()
    await expect.poll(() => page.locator('svg rect').count()).toBe(48)
    await check(page)
    await page.goto(`${hub.url}/linky/compte`)
    await check(page)
    await page.goto(`${hub.url}/linky/compte/cle`)
    await check(page)
    await page.getByRole('button', { name: 'Créer ma clé' }).click()
    const key = (await page.locator('#client-secret').textContent())?.trim() ?? ''
    expect(key).toMatch(/^[\w-]{86}$/)
    await check(page)
    await page.goto(`${hub.url}/linky/tableau-de-bord`)
    expect(await page.content()).not.toContain(key)
    await page.getByRole('button', { name: 'Se déconnecter' }).click()
    expect(await page.getByRole('status').textContent()).toContain('Vous êtes déconnecté')
    await check(page)
    await page.getByRole('link', { name: 'Mot de passe oublié' }).click()
    await check(page)
  })

  test('by keyboard alone, and without script, one consents and proves the holding', async () => {
    const page = await open(strict.url, '/linky/inscription', { javaScriptEnabled: false })
    await signUp(page, strict)
    await page.getByRole('link', { name: 'Consentement Enedis' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: "J'accepte" }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('link', { name: /Prouver que le point/ }).focus()
    await page.keyboard.press('Enter')
    await page.getByLabel('Code postal du logement').focus()
    expect(await page.content()).not.toContain(POINT)
    await page.keyboard.type('01000')
    await page.keyboard.press('Tab')
    await page.keyboard.type('3')
    await page.keyboard.press('Enter')
    await page.getByRole('alert').waitFor()
    expect(await page.getByRole('alert').textContent()).toContain('ne sont pas celles du contrat')
    await page.getByLabel('Code postal du logement').fill(HOLDER.postalCode)
    await page.getByLabel('Puissance souscrite').fill(HOLDER.power)
    await page.keyboard.press('Enter')
    await page.locator('svg').waitFor()
    await expect.poll(() => page.locator('svg rect').count()).toBe(7)
  })

  test('pages of proof and of trouble are accessible', async () => {
    const page = await open(strict.url, '/linky/inscription')
    await signUp(page, strict)
    await consent(page)
    await check(page)
    await page.getByRole('link', { name: /Prouver que le point/ }).click()
    await check(page)
    await page.getByRole('button', { name: 'Vérifier' }).click()
    await check(page)
    await page.goto(`${strict.url}/linky/confirmation/x`)
    await check(page)
    await page.goto(`${strict.url}/linky/nulle-part`)
    expect(await heading(page)).toBe('Page introuvable')
    await check(page)
  })

  test('a refusal at Enedis says so, and changes nothing', async () => {
    const page = await open(hub.url, '/linky/inscription')
    await signUp(page, hub)
    await page.getByRole('link', { name: 'Consentement Enedis' }).click()
    await page.getByRole('button', { name: 'Je refuse' }).click()
    expect(await page.getByRole('status').textContent()).toContain('Vous n’avez pas donné votre consentement')
    await check(page)
  })
})
