// A live hub that is killed between the consent and the stored points: nothing is half attached, and the page says what to do. The commands
// for accounts, on what it leaves.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { SMTPServer } from 'smtp-server'
import { expect, test } from 'vitest'
import { describeOnEachEngine, type TestedEngine } from '../support/engines.js'
import { type HubProcess, runCommand, startLive } from '../support/hub-process.js'
import { createVisitor, type Visitor } from '../support/linky-visitor.js'
import { ENCRYPTION_KEY } from '../support/running-hub.js'

/** What the simulator knows of the holder of its first point. */
const EMAIL = 'camille.exemple@courriel.example'
const AUTHORISATION = '700000'
const PASSWORD = 'Élan de 9 cigognes'
const PATIENCE = 600_000

interface Scene extends AsyncDisposable {
  environment: Record<string, string>
  enedis: string
  /** The text of the next mail. */
  nextMail(): Promise<string>
}

async function startEnedis() {
  const program = fileURLToPath(new URL('../support/enedis-server.ts', import.meta.url))
  const child = spawn(process.execPath, [program], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  return { child, url: `http://127.0.0.1:${/\d+/.exec(line.toString())?.[0]}` }
}

async function setScene({ createStorage }: TestedEngine): Promise<Scene> {
  const storage = await createStorage()
  const enedis = await startEnedis()
  const mails: string[] = []
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        mails.push(Buffer.concat(chunks).toString('utf8').replaceAll('=\r\n', '').replaceAll('=3D', '='))
        done()
      })
    },
  })
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', () => resolve()))
  const { port } = smtp.server.address() as { port: number }
  const { databaseUrl, dataDirectory } = storage.config
  return {
    enedis: enedis.url,
    environment: {
      HUB_FEATURES: 'enedis',
      HUB_UPSTREAMS: 'live',
      HUB_PUBLIC_URL: 'https://linky.example',
      HUB_TRUSTED_PROXIES: '10.0.0.0/8',
      HUB_ENCRYPTION_KEY: ENCRYPTION_KEY.toString('base64'),
      HUB_DATA_DIR: dataDirectory,
      ...(databaseUrl === undefined ? { HUB_EMBEDDED_LIVE: 'true' } : { DATABASE_URL: databaseUrl }),
      SMTP_URL: `smtp://127.0.0.1:${port}`,
      MAIL_FROM: 'linky@linky.example',
      ENEDIS_API_URL: enedis.url,
      ENEDIS_CLIENT_ID: 'enedis-client',
      ENEDIS_CLIENT_SECRET: 'enedis-secret-for-tests',
    },
    async nextMail() {
      await expect.poll(() => mails.length, { timeout: 60_000 }).toBeGreaterThan(0)
      return mails.shift() ?? ''
    },
    [Symbol.asyncDispose]: async () => {
      enedis.child.kill('SIGKILL')
      await new Promise<void>((resolve) => smtp.close(() => resolve()))
      await storage[Symbol.asyncDispose]()
    },
  }
}

async function kill({ child, ended }: HubProcess): Promise<void> {
  child.kill('SIGKILL')
  await ended
}

/** The same browser, wherever the hub runs now. */
function browserAt(address: { url: string }): Visitor {
  return createVisitor((path, init) => fetch(`${address.url}${path}`, { redirect: 'manual', ...init }))
}

async function signUp(visitor: Visitor, { nextMail }: Scene): Promise<void> {
  const form = { email: EMAIL, 'mot-de-passe': PASSWORD }
  expect((await visitor.post('/linky/inscription', form)).status).toBe(200)
  const [, path = ''] = /https:\/\/linky\.example(\/linky\/confirmation\/\S+)/.exec(await nextMail()) ?? []
  expect((await visitor.post(path, { 'mot-de-passe': PASSWORD })).status).toBe(303)
  expect((await visitor.post('/linky/connexion', form)).headers.get('location')).toBe('/linky/tableau-de-bord')
}

describeOnEachEngine('a hub that is killed between the consent and the stored points', (engine) => {
  test('attaches nothing by half; the consent is taken up again, and operators see the account', {
    timeout: PATIENCE,
  }, async () => {
    await using scene = await setScene(engine)
    const first = await startLive(scene.environment)
    const address = { url: first.url }
    const visitor = browserAt(address)
    await signUp(visitor, scene)
    // Live, the address of Enedis itself.
    const left = await visitor.get('/oauth/authorize')
    const url = new URL(left.headers.get('location') ?? '')
    expect(url.origin).toBe('https://mon-compte-particulier.enedis.fr')
    await fetch(`${scene.enedis}/hold`, { method: 'POST' })
    const back = visitor.get(
      `/oauth/callback?autorisation_id=${AUTHORISATION}&state=${url.searchParams.get('state') ?? ''}`,
    )
    const broken = back.then(
      () => 'answered',
      () => 'broken',
    )
    await fetch(`${scene.enedis}/held`)
    await kill(first.hub)
    expect(await broken).toBe('broken')
    await fetch(`${scene.enedis}/go`, { method: 'POST' })

    const second = await startLive(scene.environment)
    address.url = second.url
    const page = await visitor.read('/linky/tableau-de-bord')
    expect(page).toContain('Un consentement n’est pas terminé')
    expect(page).toContain('Aucun pour l’instant')
    const [, action = ''] = /action="(\/linky\/consentements\/[^"]+)"/.exec(page) ?? []
    const retried = await visitor.post(action)
    expect(await visitor.read(retried.headers.get('location') ?? '')).toContain(
      'Bravo ! 1 point de livraison détecté (1 nouveau).',
    )
    const after = await visitor.read('/linky/tableau-de-bord')
    expect(after).not.toContain('Un consentement n’est pas terminé')
    // The e-mail is the holder's: strict, and active at once.
    expect(after).toMatch(/Point 22••••••••4270<\/a> \(actif/)
    for (const text of [first.hub.output.stdout, second.hub.output.stdout]) {
      expect(text).not.toMatch(/22516914714270|courriel\.example|autorisation_id|state=/)
      expect(text).toContain('"ownership":"strict"')
    }
    await kill(second.hub)

    const list = await runCommand(scene.environment, 'accounts', 'list')
    expect([list.code, list.stdout]).toEqual([
      0,
      expect.stringMatching(new RegExp(`^${EMAIL}\tactive\tcreated \\S+\tpoints 1\t`)),
    ])
    expect(list.stdout).not.toContain('22516914714270')
    const unknown = await runCommand(scene.environment, 'accounts', 'deactivate', 'personne@exemple.fr')
    expect([unknown.code, unknown.stderr]).toEqual([1, expect.stringContaining('There is no account of this address')])
  })
})
