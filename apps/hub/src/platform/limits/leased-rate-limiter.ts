// A limit over all processes without a statement per action: a process takes permits in blocks, with one statement per block.
import { DatabaseError } from '../database/database-error.js'
import { nextBlockSize } from './block-size.js'
import type { MemoryRateLimiter } from './memory-rate-limiter.js'
import { forgetOldRows, grantPermits, readWait, type Block, type UsedBlock } from './rate-limit-rows.js'
import type { RateLimiter, RateLimiterOptions } from './rate-limit.js'
import { createRateLimitKey } from './shared-rate-limiter.js'

export interface LeasedRateLimiterOptions extends RateLimiterOptions {
  elapsed: () => number
  /** Counts while the database is unavailable. */
  memory: MemoryRateLimiter
}

const MINUTE = 60_000
/** Part of the window for which the permits of a block may be used. */
const LEASE_PART = 1 / 10
/** Milliseconds for which a refusal is remembered: afterwards others may have returned permits. */
const REFUSAL = 1_000
/** Milliseconds for which the process counts alone after the database was unavailable. */
const ALONE = 5_000

/** What this process holds of the limit of one key. */
interface Holding {
  block: Block | undefined
  used: number
  /** By the clock of this process, like the following. */
  usedAt: number
  usableUntil: number
  refusedUntil: number
  freeAt: number
  /** The running statement, which all callers await. */
  renewal: Promise<void> | undefined
}

/**
 * Never more than the limit in any window, by all processes together, and somewhat less when one of them keeps what it does not use: at
 * most a tenth of the limit, for a tenth of the window, and the permits of a block count from the last of its uses on. While the
 * database does not answer or takes no writes, each process counts alone: a limit is no reason to refuse.
 */
export function createLeasedRateLimiter(options: LeasedRateLimiterOptions): RateLimiter {
  const { database, lookup, name, limit, windowMinutes = 1, elapsed, memory } = options
  const lease = windowMinutes * MINUTE * LEASE_PART
  /** In the order of their last block. */
  const holdings = new Map<string, Holding>()
  let aloneUntil = -Infinity
  let forgottenAt = elapsed()

  async function renew(owner: string, holding: Holding): Promise<void> {
    // Before the statement, so that nothing is used later than the database believes.
    const asked = elapsed()
    const row = {
      key: createRateLimitKey(lookup, name, owner),
      limit,
      windowMinutes,
      lease,
      former: close(holding, asked),
    }
    const permits = nextBlockSize(holding.used, limit)
    holdings.delete(owner)
    holdings.set(owner, holding)
    const block = await database.run((connection) => grantPermits(connection, { ...row, permits }))
    if (block) return void Object.assign(holding, { block, used: 0, usableUntil: asked + lease })
    const wait = await database.run((connection) => readWait(connection, row))
    // What was given back is not given back twice.
    Object.assign(holding, { block: undefined, refusedUntil: asked + Math.min(wait, REFUSAL), freeAt: asked + wait })
  }

  /** Once a window at most. */
  async function forget(): Promise<void> {
    const now = elapsed()
    if (now - forgottenAt < windowMinutes * MINUTE) return
    forgottenAt = now
    for (const [owner, { usableUntil, refusedUntil }] of holdings) {
      if (Math.max(usableUntil, refusedUntil) + windowMinutes * MINUTE < now) holdings.delete(owner)
    }
    await database.run(forgetOldRows)
  }

  function takeHeld({ block, used, usableUntil }: Holding, now: number): boolean {
    return block !== undefined && used < block.granted && now < usableUntil
  }

  async function takeLeased(owner: string): Promise<number> {
    const holding = holdings.get(owner) ?? createHolding()
    holdings.set(owner, holding)
    for (;;) {
      const now = elapsed()
      if (takeHeld(holding, now)) {
        holding.used += 1
        holding.usedAt = now
        return 0
      }
      if (now < holding.refusedUntil) return holding.freeAt - now
      holding.renewal ??= renew(owner, holding).finally(() => (holding.renewal = undefined))
      await holding.renewal
    }
  }

  return {
    async take(owner) {
      if (elapsed() < aloneUntil) return memory.take(owner)
      try {
        await forget()
        return await takeLeased(owner)
      } catch (error) {
        if (!(error instanceof DatabaseError)) throw error
        aloneUntil = elapsed() + ALONE
        return memory.take(owner)
      }
    },
  }
}

function createHolding(): Holding {
  const never = -Infinity
  return {
    block: undefined,
    used: 0,
    usedAt: never,
    usableUntil: never,
    refusedUntil: never,
    freeAt: never,
    renewal: undefined,
  }
}

function close({ block, used, usedAt }: Holding, now: number): UsedBlock | undefined {
  return block && { ...block, used, age: used === 0 ? 0 : now - usedAt }
}
