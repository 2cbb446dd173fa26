// scrypt, since it is in every Node.js that the hub runs on; argon2id came with Node.js 24.7 (docs/decisions/0024-password-hash.md).
import { randomBytes, scrypt, type ScryptOptions, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const derive = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt)

/** OWASP's first choice for scrypt: N = 2^17, r = 8, p = 1, which takes 128 MiB. */
export const DEFAULT_COST = 17
const BLOCK_SIZE = 8
const PARALLELISM = 1
const LENGTH = 32
/** Hashes at work at a time in this process: each takes 128 MiB and a thread of the four that files need too. */
const MAX_AT_WORK = 2

export interface Passwords {
  hash(password: string): Promise<string>
  /** @param stored undefined for an account that does not exist: it takes as long, and is false */
  isRight(password: string, stored: string | undefined): Promise<boolean>
  /** Whether it was made with other parameters than those of today. */
  isOutdated(stored: string): boolean
}

/** @param cost binary logarithm of N; lower for tests only */
export function createPasswords(cost = DEFAULT_COST): Passwords {
  const room = createRoom(MAX_AT_WORK)

  function compute(password: string, salt: Buffer, parameters: readonly [number, number, number]): Promise<Buffer> {
    const [logN, r, p] = parameters
    const N = 2 ** logN
    const options = { N, r, p, maxmem: 129 * N * r * p + 1_048_576 }
    return room(() => derive(normalize(password), salt, LENGTH, options))
  }

  const current = [cost, BLOCK_SIZE, PARALLELISM] as const
  const prefix = `scrypt$${current.join('$')}$`
  // Nobody's: 32 zero bytes are no hash that anybody can find a password for.
  const nobodys = `${prefix}${Buffer.alloc(16).toString('base64url')}$${Buffer.alloc(LENGTH).toString('base64url')}`

  return {
    async hash(password) {
      const salt = randomBytes(16)
      const hash = await compute(password, salt, current)
      return `${prefix}${salt.toString('base64url')}$${hash.toString('base64url')}`
    },
    async isRight(password, stored = nobodys) {
      const [, logN = '', r = '', p = '', salt = '', hash = ''] = stored.split('$')
      const computed = await compute(password, Buffer.from(salt, 'base64url'), [Number(logN), Number(r), Number(p)])
      return timingSafeEqual(computed, Buffer.from(hash, 'base64url')) && stored !== nobodys
    },
    isOutdated: (stored) => !stored.startsWith(prefix),
  }
}

/** The same password however a keyboard composes its accents. All bytes count: scrypt has no limit at 72. */
function normalize(password: string): string {
  return password.normalize('NFKC')
}

/** Runs some at a time; the others wait for their turn. */
function createRoom(size: number): <Result>(work: () => Promise<Result>) => Promise<Result> {
  const waiting: (() => void)[] = []
  let free = size
  return async (work) => {
    if (free > 0) free -= 1
    else await new Promise<void>((resolve) => waiting.push(resolve))
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else free += 1
    }
  }
}
