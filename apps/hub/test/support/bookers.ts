// People who book by the partner API of hubs that die under them: they ask again, with the same key, until they have an answer.
import { setTimeout as sleep } from 'node:timers/promises'
import { expect } from 'vitest'
import type { TemporaryStorage } from './engines.js'

export const PLACE = '412'

/** Several, since each key may ask 600 times a minute. */
const KEYS = Array.from({ length: 8 }, (_, index) => `kill-test-key-${index}-0123456789abcdefghijkl`)
const API_KEYS = KEYS.map((key, index) => `partner-${index}:${key}`).join(',')

/** The environment of a hub that books for the bookers and tells this ANTS. */
export function liveEnvironment({ config }: TemporaryStorage, antsUrl: string): Record<string, string> {
  const { dataDirectory, databaseUrl } = config
  return {
    HUB_DATA_DIR: dataDirectory,
    ...(databaseUrl === undefined ? { HUB_EMBEDDED_LIVE: 'true' } : { DATABASE_URL: databaseUrl }),
    HUB_FEATURES: 'ants',
    HUB_PUBLIC_URL: 'https://rdv.valbrume.example',
    HUB_ENCRYPTION_KEY: Buffer.alloc(32, 9).toString('base64'),
    HUB_API_KEYS: API_KEYS,
    HUB_TRUSTED_PROXIES: '127.0.0.1',
    ANTS_HUB_AUTH_TOKENS: 'token-of-ants-0123456789',
    ANTS_RDV_API_URL: antsUrl,
    ANTS_RDV_OPT_AUTH_TOKEN: 'our-token-at-ants',
  }
}

export interface Booker {
  /** The address of a hub, or undefined while there is none. */
  url: () => string | undefined
  numbers: readonly string[]
  /** Where the management pages are written, by number, as bookings are acknowledged. */
  pages?: Map<string, string>
}

/** Books one appointment per number, some at a time. Resolves when every one was acknowledged, to the management pages by number. */
export async function bookAll({ url, numbers, pages = new Map() }: Booker): Promise<Map<string, string>> {
  const waiting = [...numbers.entries()]
  const lane = async (): Promise<void> => {
    while (pages.size < numbers.length) {
      const next = waiting.shift()
      const page = next && (await book(url(), ...next))
      if (next && page !== undefined) pages.set(next[1], page)
      else {
        // Nobody there, cut off, or too busy: the same request again, once the others have had their turn.
        if (next) waiting.push(next)
        await sleep(PAUSE)
      }
    }
  }
  await Promise.all(Array.from({ length: 8 }, lane))
  return pages
}

/** Less often than the limit of requests of a key. */
const PAUSE = 500

/** @returns the management page; undefined when there is no answer yet. */
async function book(url: string | undefined, index: number, number: string): Promise<string | undefined> {
  const response = await post(url, number, index)
  if (response === undefined) return undefined
  const text = await response.text()
  if (response.status === 201) {
    const { applications } = JSON.parse(text) as { applications: { management_url: string }[] }
    return applications[0]?.management_url ?? ''
  }
  // Anything else than these is an answer that must not be.
  expect(`${response.status} ${text}`).toMatch(/^503 |^409 .*idempotency_in_progress/)
  return undefined
}

async function post(url: string | undefined, number: string, index: number): Promise<Response | undefined> {
  if (url === undefined) return undefined
  const body = {
    meeting_point_id: PLACE,
    starts_at: `${chooseDay(index)}T09:${MINUTES[index % MINUTES.length]}`,
    reason: 'CNI',
    application_ids: [number],
    contact: { first_name: 'Camille', last_name: 'Durand', email: 'camille@example.org' },
  }
  try {
    const response = await fetch(`${url}/api/v1/appointments`, {
      method: 'POST',
      headers: { ...authorization(index), 'content-type': 'application/json', 'idempotency-key': `booking-${number}` },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(15_000),
    })
    // The body may be cut off too.
    return new Response(await response.text(), { status: response.status })
  } catch {
    return undefined
  }
}

export function authorization(index = 0): { authorization: string } {
  return { authorization: `Bearer ${KEYS[index % KEYS.length]}` }
}

/** So many a day, of the 999 desks that a slot may have: none finds its slot taken. */
const BOOKINGS_A_DAY = 3_600
/** A week from now, and as many days later as it takes. */
const START = Date.now() + 7 * 86_400_000

function chooseDay(index: number): string {
  return new Date(START + Math.floor(index / BOOKINGS_A_DAY) * 86_400_000).toISOString().slice(0, 10)
}

/** The slots of an hour. */
const MINUTES = ['00', '15', '30', '45']
