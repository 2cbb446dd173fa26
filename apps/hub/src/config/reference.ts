// Writes the documentation of the variables, for docs/configuration.md and the end of every --help, from their schemas.
import { features as declared } from '../features/index.js'
import type { VariableShape } from '../platform/configuration/environment.js'
import type { VariableInfo } from '../platform/configuration/variable-info.js'
import { allVariables } from './variables.js'

export interface DescribedVariable extends VariableInfo {
  name: string
  /** The feature that it belongs to; absent when it concerns all. */
  feature: string | undefined
}

/** @throws {Error} for a variable without documentation */
export function describeVariables(shape: VariableShape): DescribedVariable[] {
  return Object.entries(shape).map(([name, schema]) => {
    const info = schema.meta() as VariableInfo | undefined
    if (info === undefined) throw new Error(`The variable ${name} has no documentation: make it by documented().`)
    return Object.assign({ name, feature: findFeature(name) }, info)
  })
}

function findFeature(variable: string): string | undefined {
  return declared.find(({ variables, commandVariables }) => variable in { ...variables, ...commandVariables })?.name
}

/** The end of the help of a command. */
export function variablesHelp(shape: VariableShape): string {
  const variables = describeVariables(shape)
  if (variables.length === 0) return ''
  const lines = variables.flatMap(({ name, meaning, default: fallback, otherwise, feature }) => [
    `  ${name}${feature === undefined ? '' : ` (${feature})`}`,
    `      ${plain(meaning)}`,
    `      default: ${fallback ?? plain(otherwise ?? 'none')}`,
  ])
  return ['', 'Environment variables:', ...lines, ''].join('\n')
}

/** docs/configuration.md. */
export function configurationDocument(): string {
  const variables = describeVariables(allVariables)
  const features = [...new Set(variables.map(({ feature }) => feature))]
  return [
    '# Configuration',
    '',
    '<!-- Written from the schemas of the variables in apps/hub/src: node tools/run.mjs --filter hub run configuration. Do not edit. -->',
    '',
    'A hub is configured by environment variables alone. None is needed to try it: it is then a sandbox on this machine. A wrong value is',
    'one line naming the variable, and nothing is started; a name that resembles one of these is warned of. An empty value is the same as',
    'none, except for secrets, where it is a mistake. Examples are invented.',
    // oxlint-disable-next-line no-map-spread -- two or three features, once
    ...features.flatMap((feature) => [
      '',
      `## ${feature === undefined ? 'Every hub' : `The feature \`${feature}\``}`,
      '',
      '| variable | meaning | default | example |',
      '| --- | --- | --- | --- |',
      ...variables
        .filter((variable) => variable.feature === feature)
        .map(({ name, meaning, default: fallback, otherwise, example }) =>
          row(`\`${name}\``, meaning, fallback === undefined ? (otherwise ?? '') : `\`${fallback}\``, `\`${example}\``),
        ),
    ]),
    '',
  ].join('\n')
}

const row = (...cells: string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll('|', String.raw`\|`)).join(' | ')} |`

/** Without the marks of Markdown. */
const plain = (text: string): string => text.replaceAll('`', '')
