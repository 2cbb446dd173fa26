// node tools/run.mjs run identity: puts the scope, the repository and the author of the root's package.json into every file that names them.
// With --ready it only fails while the repository is a placeholder, from which nothing may be published.
import { WORKSPACE } from '../workspace.ts'
import { isPlaceholder, readIdentity } from './identity.ts'
import { writeIdentity } from './rewrite.ts'

if (process.argv.includes('--ready')) {
  const identity = readIdentity(WORKSPACE)
  if (isPlaceholder(identity)) {
    console.error(
      `identity: ${identity.web} is a placeholder. Put the address of the sources into "repository" of package.json and a scope that you own ` +
        'into "hub.scope", then `node tools/run.mjs run identity` (CONTRIBUTING.md, The first release)',
    )
    process.exitCode = 1
  }
} else {
  for (const file of writeIdentity(WORKSPACE)) console.log(`wrote ${file}`)
}
