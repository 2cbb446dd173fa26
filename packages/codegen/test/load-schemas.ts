import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

interface LoadedSchema {
  '~standard': { validate(value: unknown): { issues?: readonly unknown[] } }
}

/** One constant of generated schemas, run with the zod of a package that they are generated for. */
export async function loadSchema(text: string, constant: string): Promise<LoadedSchema> {
  const consumer = createRequire(join(import.meta.dirname, '..', '..', 'ants-coordination', 'package.json'))
  const folder = mkdtempSync(join(tmpdir(), 'hub-codegen-test-'))
  try {
    const file = join(folder, 'schemas.ts')
    writeFileSync(file, text.replace("'zod/mini'", JSON.stringify(pathToFileURL(consumer.resolve('zod/mini')).href)))
    const loaded: Record<string, LoadedSchema> = await import(/* @vite-ignore */ pathToFileURL(file).href)
    const schema = loaded[constant]
    if (schema === undefined) throw new Error(`the generated schemas have no ${constant}`)
    return schema
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
