// A real Chromium. Nothing is downloaded: it is the one of the machine, and where there is none these tests say so.
import { existsSync } from 'node:fs'
import axe from 'axe-core'
import { type Browser, chromium, type Page } from 'playwright-core'
import { describe, expect } from 'vitest'

const USUAL_PLACES: Partial<Record<NodeJS.Platform, string[]>> = {
  linux: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: [
    String.raw`C:\Program Files\Google\Chrome\Application\chrome.exe`,
    String.raw`C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe`,
  ],
}

const CHROMIUM = [process.env.TEST_CHROMIUM, ...(USUAL_PLACES[process.platform] ?? [])].find(
  (path) => path !== undefined && existsSync(path),
)

/** Like `describe`, where there is a Chromium; elsewhere shown as skipped, with the reason. */
export function describeInBrowser(title: string, tests: () => void): void {
  const reason = CHROMIUM === undefined ? ': SKIPPED, set TEST_CHROMIUM to the path of a Chromium to run it' : ''
  describe.skipIf(CHROMIUM === undefined)(`${title}${reason}`, () => {
    tests()
  })
}

export function launchBrowser(): Promise<Browser> {
  // Chromium refuses its sandbox to root, which is who runs tests in a container.
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  return chromium.launch({ executablePath: CHROMIUM ?? '', args })
}

/** Has axe-core look at the page as it is, with every rule that it has. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(axe.source)
  const { violations } = await page.evaluate<axe.AxeResults>('axe.run(document)')
  const found = violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => html) }))
  expect({ url: page.url(), found }).toEqual({ url: page.url(), found: [] })
}

/** Nothing is wider than the window: on a phone nobody scrolls sideways to read. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const [content, window] = await page.evaluate<[number, number]>(
    '[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
  )
  expect({ url: page.url(), hidden: Math.max(0, content - window) }).toEqual({ url: page.url(), hidden: 0 })
}
