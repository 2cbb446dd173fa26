// One hub for all the tests of a `describe` or of a file: started before the first, gone with its data after the last.
import { afterAll, beforeAll } from 'vitest'
import type { TemporaryStorage } from './engines.js'
import { type AnswerChecker, answerChecker } from './openapi-answers.js'
import { type RunHubOptions, type RunningHub, runHub } from './running-hub.js'

/** What a test knows of its hub: everything but how to stop it, which is not for one test to do. */
export type SharedHub = Omit<RunningHub, typeof Symbol.asyncDispose>

/**
 * Called in a `describe` or at the top of a file, before its other hooks.
 *
 * @returns the hub; it has nothing in it before the first `beforeAll` has run, so do not take it apart earlier.
 */
export function sharedHub(
  createStorage: () => Promise<TemporaryStorage>,
  options: RunHubOptions | ((storage: TemporaryStorage) => RunHubOptions) = {},
): SharedHub {
  const shared = {} as SharedHub
  let storage: TemporaryStorage | undefined
  let running: RunningHub | undefined

  beforeAll(async () => {
    storage = await createStorage()
    running = await runHub(storage, typeof options === 'function' ? options(storage) : options)
    Object.assign(shared, running)
  })
  afterAll(async () => {
    await running?.[Symbol.asyncDispose]()
    await storage?.[Symbol.asyncDispose]()
  })
  return shared
}

/** Called beside `sharedHub`: checks answers by the document that the hub itself gives. */
export function sharedAnswerChecker(hub: SharedHub): AnswerChecker {
  let check: AnswerChecker
  beforeAll(async () => {
    const document = await (await fetch(`${hub.url}/openapi.json`)).json()
    check = answerChecker(document as Parameters<typeof answerChecker>[0])
  })
  return (...answered) => check(...answered)
}
