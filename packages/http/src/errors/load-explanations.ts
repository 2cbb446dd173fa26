import { onDemand } from './load-part.js'

const load = /* @__PURE__ */ onDemand(() => import('./explanations.js'))

/**
 * Loads what errors say to people, with the first error. Undefined where it cannot be loaded, as when a new release has taken the file away:
 * an error then says in short what happened, and all that programs decide by is as ever.
 */
export async function loadExplanations(): Promise<Awaited<ReturnType<typeof load>> | undefined> {
  return load().catch(() => undefined)
}
