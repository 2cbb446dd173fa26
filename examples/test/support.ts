import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { serve } from '@hono/node-server'

const FOLDER = join(import.meta.dirname, '..')

/** Starts a program of the examples as a process of its own. */
export function startProgram(file: string, args: readonly string[], environment: Readonly<Record<string, string>>) {
  const { PATH, SystemRoot } = process.env
  const env = { PATH, SystemRoot, ...environment }
  const child = spawn(process.execPath, [join(FOLDER, file), ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const printed: string[] = []
  for (const stream of [child.stdout, child.stderr])
    createInterface({ input: stream }).on('line', (line) => void printed.push(line))
  const ended = once(child, 'close')
  return {
    child,
    printed,
    /** Its exit code. */
    ended: ended.then(([code]) => code as number | null),
    async [Symbol.asyncDispose]() {
      child.kill()
      await ended
    },
  }
}

/** Starts a server of the examples; resolves when it listens. */
export async function startServer(file: string, environment: Readonly<Record<string, string>>) {
  const program = startProgram(file, [], { ...environment, PORT: '0' })
  const port = await new Promise<string>((resolve, reject) => {
    createInterface({ input: program.child.stdout }).on('line', (line) => {
      const [, found] = /^listening on (\d+)$/.exec(line) ?? []
      if (found) resolve(found)
    })
    void program.ended.then((code) => reject(new Error(`ended with ${code}: ${program.printed.join('\n')}`)))
  })
  return { ...program, url: `http://127.0.0.1:${port}` }
}

/** Serves a simulator on a real socket. */
export async function serveFetch(fetch: (request: Request) => Response | Promise<Response>) {
  // Without the second argument of Hono, which is no init.
  const server = serve({
    fetch: (request) => fetch(request),
    port: 0,
    hostname: '127.0.0.1',
    overrideGlobalObjects: false,
  })
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  return {
    url: `http://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      if ('closeAllConnections' in server) server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

/** A folder that is removed at the end. */
export async function createFolder() {
  const path = await mkdtemp(join(tmpdir(), 'hub-examples-'))
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) }
}

/** Posts JSON. */
export async function post(url: string, body: unknown) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return { status: response.status, body: (await response.json()) as unknown }
}
