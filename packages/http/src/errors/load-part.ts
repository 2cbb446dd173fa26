import { TransportError } from './transport-errors.js'

/** Milliseconds after which a file is given up: nothing waits for ever. */
const MAX_LOADING_TIME = 5_000

/**
 * Loads code that not every program needs: `loadPart(() => import('./part.js'))`.
 *
 * @throws TransportError with code `PART_NOT_LOADED` when it cannot be loaded, as when a new release has taken the file away, or not within
 * 5 seconds
 */
export async function loadPart<Part>(load: () => Promise<Part>): Promise<Part> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(reject, MAX_LOADING_TIME)
  })
  try {
    return await Promise.race([load(), tooLate])
  } catch (cause) {
    throw new TransportError({
      message: 'a part of the library could not be loaded; try again, or restart the program',
      code: 'PART_NOT_LOADED',
      isRetryable: true,
      mayHaveBeenApplied: false,
      attempts: 0,
      cause: cause as Error | undefined,
    })
  } finally {
    clearTimeout(timer)
  }
}

/** Loads code once, by the first call that needs it, and again after a failure. @throws what `loadPart` throws, in the promise */
export function onDemand<Part>(load: () => Promise<Part>): () => Promise<Part> {
  let loading: Promise<Part> | undefined
  return () =>
    (loading ??= loadPart(load).catch((error: unknown) => {
      loading = undefined
      throw error
    }))
}
