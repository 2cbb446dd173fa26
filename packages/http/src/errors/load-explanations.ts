import type * as Explanations from './explanations.js'

/** Milliseconds that an error waits for its words: they are a file of their own, and nothing waits for ever. */
const MAX_WAIT = 5_000

let loaded: typeof Explanations | undefined

/**
 * Loads what errors say to people, with the first error. Undefined where it cannot be loaded, as when a new release has taken the file away:
 * an error then says in short what happened, and all that programs decide by is as ever.
 */
export async function loadExplanations(): Promise<typeof Explanations | undefined> {
  loaded ??= await load()
  return loaded
}

async function load(): Promise<typeof Explanations | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const tooLate = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, MAX_WAIT, undefined)
  })
  try {
    return await Promise.race([import('./explanations.js'), tooLate])
  } catch {
    return undefined
  } finally {
    clearTimeout(timer)
  }
}
