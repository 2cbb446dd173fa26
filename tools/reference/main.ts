// The reference of the published packages, from what is built of them.
//
//   node tools/run.mjs run reports              writes etc/ and the api.md of each package, which are committed
//   node tools/run.mjs run reference            writes the site, with llms.txt, into dist/reference/, which is not
//   node tools/run.mjs run reports:check <ref>  fails on a change of etc/ since a commit that no changeset describes
import { relative } from 'node:path'
import { WORKSPACE } from '../workspace.ts'
import { writeReports } from './reports.ts'
import { writeSite } from './site.ts'
import { findUndescribed } from './undescribed.ts'

const [command, base] = process.argv.slice(2)
if (command === 'reports') {
  for (const name of await writeReports(WORKSPACE)) console.log(`wrote ${name}`)
} else if (command === 'site') {
  console.log(`wrote ${relative(process.cwd(), writeSite(WORKSPACE))}: open index.html, no server is needed`)
} else if (command === 'check') {
  const problems = findUndescribed(WORKSPACE, base)
  for (const problem of problems) console.error(`${problem}; run \`node tools/run.mjs changeset\``)
  process.exitCode = problems.length > 0 ? 1 : 0
} else {
  console.error('usage: node tools/reference/main.ts reports | site | check [commit]')
  process.exitCode = 2
}
