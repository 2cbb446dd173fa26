// Cycles of files are refused by the lint. This tests that its configuration still does, for type imports too.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { WORKSPACE } from '../workspace.ts'
import { withExampleWorkspace } from './example-workspace.ts'

function lint(files: Record<string, string>): string {
  return withExampleWorkspace(files, (root) => {
    const program = join(WORKSPACE, 'node_modules/oxlint/bin/oxlint')
    const config = join(WORKSPACE, '.oxlintrc.json')
    const { stdout } = spawnSync(process.execPath, [program, '--config', config, root], { encoding: 'utf8' })
    return stdout
  })
}

it('refuses two files that import each other, by type only too', () => {
  const files = {
    'packages/parcels/src/one.ts': `import type { Two } from './two.js'\nexport interface One { two: Two }\n`,
    'packages/parcels/src/two.ts': `import type { One } from './one.js'\nexport interface Two { one: One }\n`,
  }
  expect(lint(files)).toContain('import(no-cycle)')
})

it('accepts the example without cycles', () => {
  expect(lint({})).not.toContain('import(no-cycle)')
})
