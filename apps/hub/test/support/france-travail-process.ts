import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** An update as it arrived; ids are in the order of arrival. */
export interface SentUpdate {
  id: number
  number: string
  start: string
  end: string
}

export interface FranceTravailWitness {
  /** What was told last, by number. */
  passes: Record<string, Record<string, string>>
  sent: SentUpdate[]
  /** Updates of a PASS while another hub waited for the answer to one of the same. */
  overlaps: number
}

export interface FranceTravailProcess extends AsyncDisposable {
  /** What a hub is configured with to reach it. */
  environment: Record<string, string>
  witness(): Promise<FranceTravailWitness>
  /** The updates that a hub waits for. */
  underway(): Promise<SentUpdate[]>
  /** Holds the answer to the next update, until `go`. */
  hold(): Promise<void>
  /** Resolves to the number of the PASS whose answer is held. */
  held(): Promise<string>
  go(): Promise<void>
}

/** Starts the simulated France Travail in a process of its own; it knows so many people beside its own, born one day after the other from 1960 on. */
export async function startFranceTravail(people: number): Promise<FranceTravailProcess> {
  const program = fileURLToPath(new URL('./france-travail-server.ts', import.meta.url))
  const child = spawn(process.execPath, [program, String(people)], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(child, 'close')
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  const url = `http://127.0.0.1:${/\d+/.exec(line.toString())?.[0]}`
  const post = async (path: string) => void (await fetch(`${url}${path}`, { method: 'POST' }))
  const get = async <Answer>(path: string) => (await (await fetch(`${url}${path}`)).json()) as Answer
  return {
    environment: {
      FRANCE_TRAVAIL_API_URL: url,
      FRANCE_TRAVAIL_AUTH_URL: url,
      FRANCE_TRAVAIL_CLIENT_ID: 'PAR_killed_hubs',
      FRANCE_TRAVAIL_CLIENT_SECRET: 'secret-of-the-application-for-tests',
    },
    witness: () => get('/witness'),
    underway: () => get('/underway'),
    hold: () => post('/hold'),
    held: () => get('/held'),
    go: () => post('/go'),
    [Symbol.asyncDispose]: async () => {
      child.kill('SIGKILL')
      await ended
    },
  }
}
