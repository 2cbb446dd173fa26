import { join } from 'node:path'
import { expect, it } from 'vitest'
import { WORKSPACE } from '../workspace.ts'
import { typeCheck } from './type-check.ts'

const folder = join(WORKSPACE, 'packages/identifiers')

it('has nothing against what is right, file beside file', () => {
  const files = {
    'nir.ts': `import { parseNir } from '@hub/identifiers'\nexport const nir: string | undefined = parseNir('')\n`,
    'program.ts': `import { nir } from './nir.js'\nconsole.log(nir)\n`,
  }
  expect(typeCheck(folder, files)).toBe('')
})

it('says what is wrong, and where', () => {
  const code = `import { parseNir } from '@hub/identifiers'\nexport const nir: number = parseNir('')\n`
  expect(typeCheck(folder, { 'program.ts': code })).toMatch(/program\.ts\(2,14\): error TS2322/)
})
