import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Keep } from './phase.ts'
import type { Report } from './report.ts'

const PRELOAD = pathToFileURL(join(import.meta.dirname, 'process-report.ts')).href
/** The same for every server, so that a difference is the server's own. */
const OPTIONS = ['--expose-gc', '--max-http-header-size=131072', '--import', PRELOAD]
const START = 300_000

export interface MeasuredProcess {
  url: string
  ask<Question extends keyof Report>(question: Question): Promise<Report[Question]>
}

export interface Start {
  args: readonly string[]
  env?: Record<string, string>
  /** The port in what was printed so far, once it is there. */
  portIn: (printed: string) => number | undefined
}

/** Starts a Node.js program that serves HTTP on this machine, and waits until it says on which port. */
export async function startMeasured({ args, env = {}, portIn }: Start, keep: Keep): Promise<MeasuredProcess> {
  const { PATH = '' } = process.env
  const child = spawn(process.execPath, [...OPTIONS, ...args], {
    env: { PATH, NO_COLOR: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  const ended = once(child, 'close')
  keep(async () => {
    child.kill('SIGKILL')
    await ended
  })
  const port = await readPort(child, portIn)
  return { url: `http://127.0.0.1:${port}`, ask: (question) => ask(child, question) }
}

function readPort(child: ChildProcess, portIn: Start['portIn']): Promise<number> {
  return new Promise((resolve, reject) => {
    let printed = ''
    let port: number | undefined
    const fail = (reason: string): void => reject(new Error(`${child.spawnargs.join(' ')} ${reason}:\n${printed}`))
    const timer = setTimeout(() => fail('does not serve'), START)
    const read = (data: Buffer): void => {
      // Once it serves, what it prints is read and forgotten: a full pipe would stop it.
      if (port !== undefined) return
      printed += data.toString()
      port = portIn(printed)
      if (port === undefined) return
      clearTimeout(timer)
      resolve(port)
    }
    child.stdout?.on('data', read)
    child.stderr?.on('data', read)
    child.once('close', () => {
      clearTimeout(timer)
      fail('ended')
    })
  })
}

/** One question at a time. */
function ask<Question extends keyof Report>(child: ChildProcess, question: Question): Promise<Report[Question]> {
  return new Promise((resolve, reject) => {
    const ended = (): void => reject(new Error('A measured process ended while it was asked.'))
    child.once('close', ended)
    child.once('message', (message) => {
      child.off('close', ended)
      resolve((message as { answer: Report[Question] }).answer)
    })
    child.send(question, (error) => error && ended())
  })
}
