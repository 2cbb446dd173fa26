// Pictures of the citizens' pages for the documentation, taken of the built hub with nothing configured:
// `pnpm run screenshots`; and of the reference of the packages, where `pnpm run reference` has written it. Chromium is that of the machine
// (TEST_CHROMIUM, or /usr/bin/chromium).
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'
import { type Browser, chromium, type Page } from 'playwright-core'

const PROGRAM = join(import.meta.dirname, '../dist/main.js')
const PICTURES = join(import.meta.dirname, '../../../docs/images')
const REFERENCE = join(import.meta.dirname, '../../../dist/reference')

const directory = await mkdtemp(join(tmpdir(), 'hub-screenshots-'))
const { PATH = '' } = process.env
const env = { PATH, PORT: '0', HUB_DATA_DIR: directory, LOG_FORMAT: 'json' }
const hub = spawn(process.execPath, [PROGRAM], { env, stdio: ['ignore', 'pipe', 'inherit'] })
let browser: Browser | undefined
try {
  const url = await readAddress(hub.stdout)
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  browser = await chromium.launch({ executablePath: process.env.TEST_CHROMIUM ?? '/usr/bin/chromium', args })
  await takePictures(browser, url, await freeSlot(url))
  await takeLinkyPictures(browser, url)
  if (existsSync(REFERENCE)) await takeReferencePictures(browser)
} finally {
  await browser?.close()
  hub.kill()
  await once(hub, 'exit')
  await rm(directory, { recursive: true })
}

async function takePictures(chrome: Browser, url: string, link: string): Promise<void> {
  const page = await chrome.newPage({ locale: 'fr-FR', viewport: { width: 720, height: 900 } })
  await page.goto(`${url}${link}`)
  await picture(page, 'rdv-booking')

  const numbers = page.locator('input[name=application_ids]')
  await numbers.nth(0).fill('DEMO000001')
  await numbers.nth(1).fill('SOLOCAL004')
  await page.locator('#first_name').fill('Camille')
  await page.locator('#last_name').fill('Durand')
  await page.locator('#email').fill('camille.durand@exemple')
  await page.locator('button').click()
  await page.locator('#email').fill('camille.durand@exemple.fr')
  await page.locator('button').click()
  await picture(page, 'rdv-mistake')

  await numbers.nth(1).fill('DEMO000002')
  await page.locator('button').click()
  await picture(page, 'rdv-confirmed')

  await page.setViewportSize({ width: 360, height: 1000 })
  await page.getByRole('link', { name: 'Déplacer' }).click()
  await picture(page, 'rdv-move-phone')
}

/** The Linky gateway: its home page, and what follows a consent. */
async function takeLinkyPictures(chrome: Browser, url: string): Promise<void> {
  const page = await chrome.newPage({ locale: 'fr-FR', viewport: { width: 720, height: 900 } })
  await page.goto(`${url}/linky`)
  await picture(page, 'linky-home')
  const [email, password] = ['camille.durand@exemple.fr', 'Invente 1 phrase']
  await page.goto(`${url}/linky/inscription`)
  await page.locator('#email').fill(email)
  await page.locator('#mot-de-passe').fill(password)
  await page.locator('button').click()
  await page.goto(await confirmationLink(page, url))
  await page.locator('#mot-de-passe').fill(password)
  await page.locator('button').click()
  await page.locator('#email').fill(email)
  await page.locator('#mot-de-passe').fill(password)
  await page.locator('button').click()
  await page.getByRole('link', { name: 'Consentement Enedis' }).click()
  await page.getByRole('button', { name: "J'accepte" }).click()
  await picture(page, 'linky-dashboard')
  await page.getByRole('link', { name: /^Point / }).click()
  await picture(page, 'linky-point')
}

async function takeReferencePictures(chrome: Browser): Promise<void> {
  const page = await chrome.newPage({ viewport: { width: 1200, height: 800 } })
  await page.goto(pathToFileURL(join(REFERENCE, 'index.html')).href)
  await picture(page, 'reference')
  await page.goto(pathToFileURL(join(REFERENCE, 'interfaces/_hub_ants-client.AntsClient.html')).href)
  await picture(page, 'reference-client')
}

/** A job sends the mail: it comes a moment later. */
async function confirmationLink(page: Page, url: string): Promise<string> {
  for (let look = 0; look < 100; look += 1) {
    const files = await readdir(join(directory, 'mail')).catch(() => [])
    const file = files.find((name) => name.endsWith('.json'))
    const text = file === undefined ? '' : await readFile(join(directory, 'mail', file), 'utf8')
    const link = /http:[^\s"\\]+\/linky\/confirmation\/[\w.-]+/.exec(text)?.[0]
    if (link !== undefined) return link.replace(/^http:\/\/[^/]+/, url)
    await page.waitForTimeout(200)
  }
  throw new Error('The mail with the link did not come.')
}

async function picture(page: Page, name: string): Promise<void> {
  // The whole beginning of the page, rather than where the last form led.
  await page.evaluate('document.activeElement.blur(); scrollTo(0, 0)')
  await page.screenshot({ path: join(PICTURES, `${name}.png`), animations: 'disabled' })
}

/** Where the hub says that it is. */
async function readAddress(output: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input: output })) {
    const url = /documentation +(http:\S+)\/docs/.exec(line)?.[1]
    if (url !== undefined) return url
  }
  throw new Error('The hub ended before it said where it is.')
}

/** The booking page of the first free slot for two persons in the demo agenda. */
async function freeSlot(url: string): Promise<string> {
  const secrets = JSON.parse(await readFile(join(directory, 'demo-secrets.json'), 'utf8')) as { api_key: string }
  const headers = { authorization: `Bearer ${secrets.api_key}` }
  const list = async <Item>(path: string): Promise<Item[]> =>
    ((await (await fetch(`${url}/api/v1${path}`, { headers })).json()) as { items: Item[] }).items
  for (const { id } of await list<{ id: string }>('/meeting-points')) {
    const [slot] = await list<{ starts_at: string }>(
      `/meeting-points/${id}/slots?reason=CNI&documents_number=2&limit=1`,
    )
    if (slot) return `/rdv?meeting_point=${id}&start=${slot.starts_at}&reason=CNI&documents=2`
  }
  throw new Error('The demo agenda has no free slot.')
}
