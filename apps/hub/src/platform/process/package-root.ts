import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The folder of the hub's package.json: the same from `src/` (tests) and from the bundle in `dist/`. */
export function packageRoot(): string {
  let folder = import.meta.dirname
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder)
    if (parent === folder)
      throw new Error(`No package.json above ${import.meta.dirname}: the hub is not installed completely.`)
    folder = parent
  }
  return folder
}
