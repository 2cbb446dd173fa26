import { walkCauses } from '../lifecycle/walk-causes.js'
import type { CallEnd, explainError, Explanation, KnownDetails } from './explain-error.js'
import { readFrames } from './locate-error.js'

/** Milliseconds that an error waits for its words: they are a file of their own, and nothing waits for ever. */
const MAX_WAIT = 5_000

let explain: typeof explainError | undefined

/**
 * The words of an error, which are loaded by the first one. Where they cannot be, as when a new release has taken the file away, the error
 * says in short what happened: what programs decide by does not depend on them.
 */
export async function loadExplanation(details: KnownDetails, end: CallEnd): Promise<Explanation> {
  explain ??= await load()
  return explain?.(details, end, { readFrames, walkCauses }) ?? { message: `${details.api} ${details.operation}: ${end.what}` }
}

async function load(): Promise<typeof explain> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const tooLate = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, MAX_WAIT, undefined)
  })
  try {
    return await Promise.race([import('./explain-error.js').then((module) => module.explainError), tooLate])
  } catch {
    return undefined
  } finally {
    clearTimeout(timer)
  }
}
