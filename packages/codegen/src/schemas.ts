import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '@hey-api/openapi-ts'
import type { OpenApi } from './document.ts'

/** Name of the constant that holds a schema in the text of `schemasText`. */
export const schemaConstant = (schemaName: string): string => `z${schemaName}`

/** zod/mini schemas of a reader's copy, one exported constant per schema. */
export async function schemasText(copy: OpenApi): Promise<string> {
  // The generator only writes to a folder.
  const folder = mkdtempSync(join(tmpdir(), 'hub-codegen-'))
  try {
    await createClient({
      input: { ...copy, info: { title: 'reader', version: '0' } },
      output: { path: folder },
      plugins: [
        {
          name: 'zod',
          compatibilityVersion: 'mini',
          case: 'preserve',
          definitions: { case: 'preserve', name: schemaConstant('{{name}}') },
          requests: false,
          responses: false,
        },
      ],
      logs: { level: 'silent', file: false },
    })
    return withoutBanner(readFileSync(join(folder, 'zod.gen.ts'), 'utf8'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function withoutBanner(text: string): string {
  return text.replace(/^\/\/ This file is auto-generated[^\n]*\n+/, '')
}
