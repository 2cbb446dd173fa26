import { mkdirSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

/**
 * Makes a directory for its owner alone, and those above it that are missing. One after the other: Node.js's `recursive` never ends
 * where the system reports an existing directory as missing, as under `/proc`.
 * @throws {Error} with the system's code, when one of them cannot be made
 */
export function makeDirectory(path: string): void {
  const missing: string[] = []
  for (let directory = resolve(path); ; directory = dirname(directory)) {
    const found = statSync(directory, { throwIfNoEntry: false })
    if (found?.isDirectory()) break
    if (found) throw Object.assign(new Error(`${directory} is no directory.`), { code: 'ENOTDIR' })
    missing.push(directory)
    if (dirname(directory) === directory) break
  }
  for (const directory of missing.toReversed()) {
    try {
      mkdirSync(directory, { mode: 0o700 })
    } catch (error) {
      // Another process was a moment quicker.
      if (!statSync(directory, { throwIfNoEntry: false })?.isDirectory()) throw error
    }
  }
}
