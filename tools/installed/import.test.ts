// What importing a client costs a program that does not call it yet.
import { execFileSync } from 'node:child_process'
import { expect, it } from 'vitest'
import { createProject, published } from './install.ts'

const clients = [...published].flatMap(([name, { manifest }]) =>
  manifest.hub?.capabilities?.includes('operations') ? [name] : [],
)

interface Seen {
  /** URLs of modules. */
  loaded: string[]
  resources: string[]
}

/** Runs a module, which prints what it saw as JSON. */
function run(folder: string, code: string): Seen {
  const options = { cwd: folder, encoding: 'utf8' } as const
  return JSON.parse(execFileSync(process.execPath, ['--input-type=module', '--eval', code], options)) as Seen
}

it.each(clients)('%s opens no socket and loads neither msw nor zod', (name) => {
  using project = createProject([name])
  const seen = run(
    project.folder,
    `
    import { registerHooks } from 'node:module'
    const loaded = []
    registerHooks({
      load(url, context, next) {
        loaded.push(url)
        return next(url, context)
      },
    })
    const before = process.getActiveResourcesInfo()
    await import(${JSON.stringify(name)})
    const resources = process.getActiveResourcesInfo().filter((resource) => !before.includes(resource))
    console.log(JSON.stringify({ loaded, resources }))
  `,
  )
  expect(seen.loaded.some((url) => url.includes(`/${name}/dist/index.js`))).toBe(true)
  expect(seen.loaded.filter((url) => /\/node_modules\/(?:msw|zod|openapi-fetch)\//.test(url))).toEqual([])
  expect(seen.resources).toEqual([])
})
