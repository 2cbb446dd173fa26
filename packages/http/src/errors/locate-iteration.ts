import { addWords } from '../requests/refuse.js'
import { locateError } from './locate-error.js'

/** The same items. What ends their iteration says which method of which API was called, and from where. */
export async function* locateIteration<Item>(
  items: AsyncGenerator<Item, void, undefined>,
  api: string,
  operation: string,
  origin: Error,
): AsyncGenerator<Item, void, undefined> {
  try {
    yield* items
  } catch (thrown) {
    await addWords(thrown)
    throw locateError(thrown, api, operation, origin, true)
  }
}
