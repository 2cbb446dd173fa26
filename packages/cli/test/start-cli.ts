import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'

const MAIN = join(import.meta.dirname, '..', 'dist', 'main.js')

export interface Ended {
  readonly exitCode: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface StartOptions {
  readonly environment?: Readonly<Record<string, string>>
  readonly input?: string
}

/** The built program as a process, with no variables but those that are given. */
export function startCli(args: readonly string[], { environment = {}, input = '' }: StartOptions = {}) {
  const { PATH, SystemRoot } = process.env
  const env = { PATH, SystemRoot, ...environment }
  const child = spawn(process.execPath, [MAIN, ...args], { env, stdio: 'pipe' })
  // A program that reads nothing may have ended already.
  child.stdin.on('error', () => {})
  child.stdin.end(input)
  return child
}

/** Runs the built program to its end. */
export async function runCli(args: readonly string[], options: StartOptions = {}): Promise<Ended> {
  const child = startCli(args, options)
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  const [stdout, stderr, exitCode] = await Promise.all([text(child.stdout), text(child.stderr), ended])
  return { exitCode, stdout, stderr }
}
