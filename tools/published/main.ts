// Looks at every package as npm would get it, before a release: `node tools/published/main.ts`.
import { WORKSPACE } from '../workspace.ts'
import { checkPublished } from './check-published.ts'

const problems = await checkPublished(WORKSPACE)
for (const problem of problems) console.error(problem)
process.exitCode = problems.length > 0 ? 1 : 0
