// Which folder of an application may import which: features → platform → nothing else of the application. Type imports count.
import { posix } from 'node:path'
import type { Rule } from './package-rules.ts'
import { readImports } from './syntax.ts'

/** Where a file of `src/` stands: a feature by its name, the list of features, the platform, or the process around them. */
type Area = `feature ${string}` | 'the list of features' | 'platform' | 'process'

const LIST = 'src/features/index.ts'

function findArea(name: string): Area {
  const [, feature] = /^src\/features\/([^/]+)\//.exec(name) ?? []
  if (feature !== undefined) return `feature ${feature}`
  if (name.startsWith('src/features/')) return 'the list of features'
  return name.startsWith('src/platform/') ? 'platform' : 'process'
}

/** What is wrong with an import from one area into another; nothing when it is allowed. */
function judge(from: Area, to: Area, target: string): string | undefined {
  if (from === to) return undefined
  if (from === 'platform') return 'platform imports nothing else of the application'
  if (from.startsWith('feature ')) {
    if (to === 'platform') return undefined
    if (to.startsWith('feature ')) return 'a feature imports no other feature; put what both need into platform/'
    return 'a feature imports its own files and platform/ only'
  }
  if (!to.startsWith('feature ')) return undefined
  if (from === 'process') return `only ${LIST} knows the features by name`
  return posix.basename(target).startsWith('feature.')
    ? undefined
    : `${LIST} imports the feature.ts of each feature only`
}

/** The arrows of an application that has a list of features. */
export const arrows: Rule = ({ folder, files }) => {
  if (!folder.startsWith('apps/') || !files.some(({ name }) => name === LIST)) return []
  return files
    .filter(({ name, isTest }) => name.startsWith('src/') && !isTest)
    .flatMap(({ name, text }) =>
      readImports(text)
        .filter((imported) => imported.startsWith('.'))
        .flatMap((imported) => {
          const target = posix.join(posix.dirname(name), imported)
          const problem = judge(findArea(name), findArea(target), target)
          return problem === undefined ? [] : [`${folder}/${name}: imports ${imported}; ${problem}`]
        }),
    )
}
