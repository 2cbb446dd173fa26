import { existsSync } from 'node:fs'
import { createServer } from 'node:http'
import { serve } from '@hono/node-server'
import { chromium } from 'playwright-core'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createEnedisClient, parseConsentRedirect } from '../src/index.js'
import { createEnedisSimulator } from '../src/simulator/index.js'
import { CREDENTIALS } from './start-client.js'

const CHROMIUM = [
  process.env['TEST_CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((path) => path !== undefined && existsSync(path))

interface Listening {
  once(event: 'listening', listener: () => void): unknown
  address(): unknown
  close(): unknown
}

async function findAddress(server: Listening): Promise<string> {
  await new Promise<void>((resolve) => server.once('listening', resolve))
  onTestFinished(() => void server.close())
  return `http://127.0.0.1:${(server.address() as { port: number }).port}`
}

async function openPage() {
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const browser = await chromium.launch({ executablePath: CHROMIUM ?? '', args })
  onTestFinished(() => browser.close())
  return browser.newPage()
}

const reason = CHROMIUM === undefined ? ': SKIPPED, set TEST_CHROMIUM to the path of a Chromium to run it' : ''

describe.skipIf(CHROMIUM === undefined)(`the consent page in a browser${reason}`, () => {
  test.each([
    ['v2', "J'accepte", { kind: 'v2', state: 'tab-3' }],
    ['v1', "J'accepte", { kind: 'v1', state: 'tab-3', usagePointIds: ['12345678901234', '10284856584123'] }],
    ['v2', 'Je refuse', { kind: 'failure', state: 'tab-3', description: 'demande_non_aboutie' }],
  ] as const)('%s, «%s»', async (version, button, expected) => {
    const application = createServer((_, response) => response.end('<title>Application</title>')).listen(0, '127.0.0.1')
    const redirectUri = `${await findAddress(application)}/callback`
    const { fetch } = createEnedisSimulator({ redirectUri })
    const baseUrl = await findAddress(serve({ fetch: (request) => fetch(request), port: 0, hostname: '127.0.0.1' }))
    const enedis = createEnedisClient({ ...CREDENTIALS, baseUrl, authorizeBaseUrl: baseUrl })
    const page = await openPage()
    await page.goto(enedis.authorizationUrl({ state: 'tab-3', version }))
    // The last digit of the state has chosen the customer.
    expect(await page.getByRole('radio', { checked: true }).getAttribute('value')).toContain('12345678901234')
    await page.getByRole('button', { name: button }).click()
    await page.waitForURL('**/callback?*')
    const redirect = parseConsentRedirect(page.url())
    expect(redirect).toMatchObject(expected)
    if (redirect.kind !== 'v2') return
    const { autorisationId } = redirect
    expect(await enedis.getAuthorizedUsagePoints({ autorisationId })).toMatchObject({
      usagePointIds: ['12345678901234'],
    })
  })
})
