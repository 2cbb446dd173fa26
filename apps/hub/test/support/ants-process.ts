import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

export interface Witness {
  /** Creations carried out, by number. */
  creations: Record<string, number>
  /** Creations refused, as one is that was carried out before. */
  refusedCreations: number
  /** Requests about a number while another one was writing to it. */
  overlaps: number
  appointments: { application_id: string; management_url: string }[]
}

export interface AntsProcess extends AsyncDisposable {
  url: string
  validate(numbers: readonly string[]): Promise<void>
  /** How long requests take from now on, in milliseconds, about. */
  slow(milliseconds: number): Promise<void>
  witness(): Promise<Witness>
}

/** Starts the simulated ANTS in a process of its own. */
export async function startAnts(): Promise<AntsProcess> {
  const child = spawn(process.execPath, [fileURLToPath(new URL('./ants-server.ts', import.meta.url))], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'close')
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  const url = `http://127.0.0.1:${/\d+/.exec(line.toString())?.[0]}`
  return {
    url,
    async validate(numbers) {
      for (let start = 0; start < numbers.length; start += 200) {
        const query = new URLSearchParams(numbers.slice(start, start + 200).map((number) => ['number', number]))
        await fetch(`${url}/validate?${query}`, { method: 'POST' })
      }
    },
    async slow(milliseconds) {
      await fetch(`${url}/slow?milliseconds=${milliseconds}`, { method: 'POST' })
    },
    witness: async () => (await (await fetch(`${url}/witness`)).json()) as Witness,
    [Symbol.asyncDispose]: async () => {
      child.kill('SIGKILL')
      await ended
    },
  }
}
