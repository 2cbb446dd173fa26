import { execFileSync, spawn, type StdioOptions } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { WORKSPACE } from '../workspace.ts'
import { readScope } from '../identity/identity.ts'

export interface Registry extends AsyncDisposable {
  /** `http://127.0.0.1:<port>/`. */
  url: string
  /** Lines of an .npmrc with which npm reads from it and publishes to it. */
  settings: string
}

/**
 * An npm registry of its own on this machine. Packages of our scope are what is published to it, and never looked for elsewhere; any other comes
 * from the registry that npm is configured with here, and is kept for the next run.
 *
 * @param environment where verdaccio is installed
 */
export async function startRegistry(environment: string): Promise<Registry> {
  const storage = join(environment, 'registry')
  mkdirSync(storage, { recursive: true })
  const published = mkdtempSync(join(storage, 'published-'))
  const configuration = {
    storage,
    self_path: published,
    configPath: join(published, 'config.yaml'),
    listen: '127.0.0.1:0',
    uplinks: { configured: { url: readConfiguredRegistry(), maxage: '1d', timeout: '120s', max_fails: 10 } },
    packages: {
      [`${readScope(WORKSPACE)}/*`]: { access: '$all', publish: '$all', storage: basename(published) },
      '**': { access: '$all', proxy: 'configured' },
    },
    auth: { htpasswd: { file: join(published, 'htpasswd'), max_users: -1 } },
    web: { enable: false },
    log: { type: 'stdout', format: 'json', level: 'warn' },
  }
  writeFileSync(configuration.configPath, JSON.stringify(configuration))
  const server = join(import.meta.dirname, 'registry-server.cjs')
  const child = spawn(process.execPath, [server, environment, configuration.configPath], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = once(child, 'close')
  const stop = async (): Promise<void> => {
    child.kill()
    await ended
    rmSync(published, { recursive: true, force: true })
  }
  try {
    const port = await new Promise<string>((resolve, reject) => {
      let output = ''
      const read = (data: Buffer): void => {
        output += data.toString()
        const [, found] = /^port (\d+)$/m.exec(output) ?? []
        if (found) resolve(found)
      }
      child.stdout.on('data', read)
      child.stderr.on('data', read)
      void ended.then(() => reject(new Error(`the registry ended before it listened:\n${output}`)))
    })
    const host = `127.0.0.1:${port}`
    return {
      url: `http://${host}/`,
      // Whoever publishes has a token; which one does not matter here.
      settings: `registry=http://${host}/\n//${host}/:_authToken=any\nprovenance=false\n`,
      [Symbol.asyncDispose]: stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}

function readConfiguredRegistry(): string {
  const shell = process.platform === 'win32'
  const stdio: StdioOptions = ['ignore', 'pipe', 'ignore']
  return execFileSync('npm', ['config', 'get', 'registry'], { cwd: WORKSPACE, encoding: 'utf8', shell, stdio }).trim()
}
