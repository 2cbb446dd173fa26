// node tools/rehearsal/main.ts <folder>: writes the bill of materials of each version that the variable PUBLISHED_PACKAGES lists, as
// [{ "name", "version" }], and prints for each the tag of its release and the file.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createSbom, type PublishedVersion } from './sbom.ts'

const [folder = 'sbom'] = process.argv.slice(2)
mkdirSync(folder, { recursive: true })
for (const published of JSON.parse(process.env['PUBLISHED_PACKAGES'] ?? '[]') as PublishedVersion[]) {
  const { name, version } = published
  const file = join(folder, `${name.split('/').at(-1)}-${version}.cdx.json`)
  writeFileSync(file, createSbom(published))
  console.log(`${name}@${version} ${file}`)
}
