// The pages of a hub in a real Chromium, for the tests of a file.
import { readFile } from 'node:fs/promises'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import { appointments } from '../../src/features/ants/appointments/tables.js'
import { rateLimits } from '../../src/platform/database/tables.js'
import { launchBrowser } from './browser.js'
import { beginAnew, expectNoErrors, publishOnly } from './clean-slate.js'
import { createDirectory } from './engines.js'
import { mailedHub } from './mailed-hub.js'
import { meetingPoint } from './points.js'

export const EMAIL = 'zoe@exemple.fr'
const STATEMENT = await readFile(new URL('../../../../examples/declaration-accessibilite.txt', import.meta.url), 'utf8')

/** A hub with the meeting point 412, and a browser that may ask nobody else. Both end with the tests of the file. */
export function browsedHub() {
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

  const clearCookies = async () => context?.clearCookies()
  /** A window that shares nothing with the others. It is closed by whoever opens it. */
  const openPhone = () => browser.newContext({ locale: 'fr-FR', viewport: { width: 320, height: 640 } })

  return { hub, nextLink, open, openPhone, link, fill, confirm, heading, notice, book, live, clearCookies }
}
