import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type AnswerSchema, createClientCore, HubError } from '@hub/http'

/** How clients check answers by one constant of generated schemas: whether a value is let through. */
export async function loadSchema(text: string, constant: string): Promise<(value: unknown) => Promise<boolean>> {
  const schema = await loadConstant(text, constant)
  const operations = { getThing: { method: 'GET', path: '/', retry: 'never', responses: { 200: schema } } } as const
  const definition = { api: 'Things', userAgent: 'things/1', environments: {}, operations }
  return async (value) => {
    const options = { baseUrl: 'https://things.example', fetch: async () => Response.json(value) }
    const core = createClientCore<object, { getThing: object }>(definition, options)
    return core
      .call('getThing', () => ({}))
      .then(
        () => true,
        (error: unknown) => {
          if (HubError.isInstance(error) && error.name === 'ContractError') return false
          throw error
        },
      )
  }
}

async function loadConstant(text: string, constant: string): Promise<AnswerSchema> {
  const folder = mkdtempSync(join(tmpdir(), 'hub-codegen-test-'))
  try {
    const file = join(folder, 'schemas.ts')
    writeFileSync(file, text)
    const loaded: Record<string, AnswerSchema> = await import(/* @vite-ignore */ pathToFileURL(file).href)
    const schema = loaded[constant]
    if (schema === undefined) throw new Error(`the generated schemas have no ${constant}`)
    return schema
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
