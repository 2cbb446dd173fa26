// node tools/run.mjs run lists: writes the lists of packages and documents again, after a package was added or described anew.
import { WORKSPACE } from '../workspace.ts'
import { writeLists } from './lists.ts'

for (const name of writeLists(WORKSPACE)) console.log(`updated ${name}`)
