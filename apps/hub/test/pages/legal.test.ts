// The pages that the footer leads to: who publishes the pages, how accessible they are, who processes what is typed.
import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { loadConfig } from '../../src/config.js'
import { createCitizen, type Page } from '../support/citizen.js'
import { createDirectory } from '../support/engines.js'
import { runHub } from '../support/running-hub.js'
import { sharedHub } from '../support/shared-hub.js'

const NAMES = ['mentions-legales', 'accessibilite', 'donnees-personnelles'] as const
const WORDS = ['Mentions légales', 'Accessibilité', 'Données personnelles']
const PREFIX = '/hub'

/** What a hub is told by the variables of its environment. */
const told = (environment: Record<string, string>) => ({ legal: loadConfig(environment).legal })
const createVisitor = ({ url }: { url: string }) => createCitizen(url, { address: '203.0.113.1', prefix: PREFIX })
const page = (hub: { url: string }, name: string): Promise<Page> => createVisitor(hub).get(`${PREFIX}/rdv/${name}`)
const footer = ({ html }: Page): string => /<footer>.*<\/footer>/s.exec(html)?.[0] ?? ''

const TEXTS = {
  HUB_LEGAL_NOTICE: String.raw`Mairie de Valbrume\n\nÉditée par <la mairie> & ses services`,
  HUB_ACCESSIBILITY_STATEMENT: await readFile(
    new URL('../../../../examples/declaration-accessibilite.txt', import.meta.url),
    'utf8',
  ),
  HUB_DATA_CONTROLLER: 'Mairie de Valbrume, 1 place de la Mairie',
  HUB_DATA_CONTACT: 'donnees@valbrume.example',
  HUB_DATA_PROTECTION_OFFICER: 'https://www.valbrume.example/dpo',
  HUB_RETENTION_DAYS: '31',
}

describe('a hub whose operator says all', () => {
  const hub = sharedHub(createDirectory, told(TEXTS))

  test('leads to each page from the foot of all, the pages themselves included', async () => {
    for (const path of ['', '/inconnu', ...NAMES.map((name) => `/${name}`)]) {
      const foot = footer(await createVisitor(hub).get(`${PREFIX}/rdv${path}`))
      for (const name of NAMES) expect(foot).toContain(`href="${PREFIX}/rdv/${name}"`)
      expect(foot).toContain('Accessibilité\u00a0: non conforme')
      expect(foot).toContain('31\u00a0jours après')
    }
  })

  test('shows the legal notice as text, in its paragraphs', async () => {
    const { status, html } = await page(hub, 'mentions-legales')
    expect(status).toBe(200)
    expect(html).toContain('<p class="text">Mairie de Valbrume</p>')
    expect(html).toContain('<p class="text">Éditée par &lt;la mairie&gt; &amp; ses services</p>')
  })

  test('shows the accessibility statement with the headings and addresses that the law prescribes', async () => {
    const { status, html } = await page(hub, 'accessibilite')
    expect(status).toBe(200)
    expect(html).toContain('<h1>Déclaration d’accessibilité</h1>')
    expect([...html.matchAll(/<h2>(.*?)<\/h2>/g)].map(([, words]) => words)).toEqual([
      'État de conformité',
      'Contenus non accessibles',
      'Établissement de cette déclaration d’accessibilité',
      'Retour d’information et contact',
      'Voies de recours',
    ])
    expect(html).toContain('conformément à l’article 47 de la loi n° 2005-102 du 11 février 2005')
    expect(html).toContain('<a href="https://rdv.valbrume.example">https://rdv.valbrume.example</a>.')
    expect(html).toContain('<a href="mailto:accessibilite@valbrume.example">accessibilite@valbrume.example</a>,')
    expect(html).toContain('<a href="https://formulaire.defenseurdesdroits.fr/">')
  })

  test('says who processes what, for how long, and whom to write to', async () => {
    const { status, html, text } = await page(hub, 'donnees-personnelles')
    expect(status).toBe(200)
    expect(text).toContain('Mairie de Valbrume, 1 place de la Mairie')
    expect(text).toContain('effacées 31 jours après la date du rendez-vous')
    expect(html).toContain('href="mailto:donnees@valbrume.example"')
    expect(html).toContain('href="https://www.valbrume.example/dpo"')
    expect(text).toContain('CNIL')
  })

  test('says what waits for a correction, for how long, and what each cookie keeps', async () => {
    const citizen = createVisitor(hub)
    const { text } = await citizen.get(`${PREFIX}/rdv/donnees-personnelles`)
    expect(text).toMatch(/Un formulaire à corriger attend sa correction une heure/)
    expect(text).toMatch(/effacé, deux jours au plus tard/)
    expect(text).toMatch(/Deux cookies .* sans mesure d’audience ni publicité/)
  })

  test('gives these pages the headers of all, and no cookie', async () => {
    for (const name of NAMES) {
      const response = await fetch(`${hub.url}/rdv/${name}`)
      expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
      expect(response.headers.getSetCookie()).toEqual([])
    }
  })
})

describe('a hub whose operator says nothing', () => {
  const hub = sharedHub(createDirectory, told({}))

  test.each(NAMES)('has no page %s, and no link to it', async (name) => {
    const answer = await page(hub, name)
    expect([answer.status, answer.text]).toEqual([404, expect.stringContaining('Page introuvable')])
    for (const words of WORDS) expect(footer(answer)).not.toContain(words)
    expect(footer(answer)).not.toContain('<ul')
  })

  test('still says for how long it keeps what is typed', async () => {
    expect(footer(await page(hub, ''))).toContain('90\u00a0jours après')
  })
})

describe('a hub whose operator has pages elsewhere', () => {
  const notice = 'https://www.valbrume.example/mentions-legales'
  const hub = sharedHub(createDirectory, told({ HUB_LEGAL_NOTICE: notice, HUB_ACCESSIBILITY_CONFORMITY: 'full' }))

  test('leads there at once, and from its own address too', async () => {
    expect(footer(await page(hub, ''))).toContain(`href="${notice}"`)
    const response = await fetch(`${hub.url}/rdv/mentions-legales`, { redirect: 'manual' })
    expect([response.status, response.headers.get('location')]).toEqual([303, notice])
  })

  test('says nothing of conformity without a statement', async () => {
    expect(footer(await page(hub, ''))).not.toContain('Accessibilité')
    expect((await page(hub, 'accessibilite')).status).toBe(404)
  })
})

test.each([
  ['1', '1 jour après la date'],
  ['365', '365 jours après la date'],
])('HUB_RETENTION_DAYS=%s is what the data-protection page says', async (days, words) => {
  await using storage = await createDirectory()
  await using hub = await runHub(
    storage,
    told({ HUB_RETENTION_DAYS: days, HUB_DATA_CONTACT: 'donnees@valbrume.example' }),
  )
  expect((await page(hub, 'donnees-personnelles')).text).toContain(words)
})

test.each([
  ['none', 'non conforme'],
  ['partial', 'partiellement conforme'],
  ['full', 'totalement conforme'],
])('HUB_ACCESSIBILITY_CONFORMITY=%s is told in the words that the law prescribes', async (conformity, words) => {
  await using storage = await createDirectory()
  const statement = { HUB_ACCESSIBILITY_STATEMENT: 'https://www.valbrume.example/accessibilite' }
  await using hub = await runHub(storage, told({ ...statement, HUB_ACCESSIBILITY_CONFORMITY: conformity }))
  expect(footer(await page(hub, ''))).toContain(`Accessibilité\u00a0: ${words}`)
})
