import { TransportError } from './transport-errors.js'

/**
 * Loads code that not every program needs.
 *
 * @throws TransportError with code `PART_NOT_LOADED` when it cannot be loaded, as when a new release has taken the file away
 */
export async function loadPart<Part>(load: () => Promise<Part>): Promise<Part> {
  try {
    return await load()
  } catch (thrown) {
    throw new TransportError({
      message: 'a part of the library could not be loaded, nothing was sent; try again, or restart the program',
      code: 'PART_NOT_LOADED',
      isRetryable: true,
      mayHaveBeenApplied: false,
      attempts: 0,
      cause: thrown instanceof Error ? thrown : undefined,
    })
  }
}
