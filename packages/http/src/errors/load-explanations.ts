import type * as Explanations from './explanations.js'
import { loadPart } from './load-part.js'

let loaded: typeof Explanations | undefined

/**
 * Loads what errors say to people, with the first error. Undefined where it cannot be loaded, as when a new release has taken the file away:
 * an error then says in short what happened, and all that programs decide by is as ever.
 */
export async function loadExplanations(): Promise<typeof Explanations | undefined> {
  loaded ??= await loadPart(() => import('./explanations.js')).catch(() => undefined)
  return loaded
}
