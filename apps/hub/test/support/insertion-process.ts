import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** Where a call is held: before the agent is signed in, before it is carried out, before its answer is given. */
export type HoldingPoint = 'sign-in' | 'request' | 'answer'

export interface InsertionProcess extends AsyncDisposable {
  url: string
  /** What a hub is configured with to reach it. */
  environment: Record<string, string>
  hold(at: HoldingPoint): Promise<void>
  /** Resolves once a call is held. */
  held(): Promise<void>
  go(): Promise<void>
  /** How many invitations were asked for, and how many went out. */
  witness(): Promise<{ asked: number; sent: number }>
}

const EMAIL = 'agent@valbrume.example'
const PASSWORD = 'password-of-an-invented-agent'

/** Starts the simulated rdv-insertion in a process of its own. */
export async function startInsertion(): Promise<InsertionProcess> {
  const program = fileURLToPath(new URL('./insertion-server.ts', import.meta.url))
  const child = spawn(process.execPath, [program, EMAIL, PASSWORD], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(child, 'close')
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  const url = `http://127.0.0.1:${/\d+/.exec(line.toString())?.[0]}`
  const post = async (path: string) => void (await fetch(`${url}${path}`, { method: 'POST' }))
  return {
    url,
    environment: {
      RDV_INSERTION_URL: url,
      RDV_INSERTION_WEBHOOK_SECRETS: 'secret-of-rdv-insertion-for-tests',
      RDV_SOLIDARITES_URL: url,
      RDV_SOLIDARITES_EMAIL: EMAIL,
      RDV_SOLIDARITES_PASSWORD: PASSWORD,
      RDV_SOLIDARITES_WEBHOOK_SECRETS: 'secret-of-rdv-solidarites-for-tests',
    },
    hold: (at) => post(`/hold?at=${at}`),
    held: async () => void (await fetch(`${url}/held`)),
    go: () => post('/go'),
    witness: async () => (await (await fetch(`${url}/witness`)).json()) as { asked: number; sent: number },
    [Symbol.asyncDispose]: async () => {
      child.kill('SIGKILL')
      await ended
    },
  }
}
