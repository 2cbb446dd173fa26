import { Option } from 'commander'
import type { CommandParameter } from './command-table.js'
import { CliError, EXIT_CODES } from './exit-codes.js'
import { toKebabCase } from './names.js'
import { openFile, readJson } from './read-file.js'

const PLACEHOLDERS = {
  string: 'text',
  integer: 'integer',
  number: 'number',
  boolean: 'true|false',
  json: 'json',
  file: 'file',
} as const

export const toFlag = ({ name }: Pick<CommandParameter, 'name'>): string => `--${toKebabCase(name)}`

/** The option of a parameter. It takes any text: `readFlag` reads it, by rules that never show it. */
export function toOption(parameter: CommandParameter): Option {
  const { type, isList, required, description = '', enum: values } = parameter
  const word = values ? values.join('|') : PLACEHOLDERS[type]
  const remarks = [
    ...(required ? ['required'] : []),
    ...(isList ? ['may be repeated'] : []),
    ...(type === 'json' ? ['JSON, @file or @- for the standard input'] : []),
    ...(type === 'file' ? ['- for the standard input'] : []),
    ...(parameter.default === undefined ? [] : [`default ${JSON.stringify(parameter.default)}`]),
  ]
  const text = [description.trim().replaceAll('\n', ' '), remarks.length > 0 ? `(${remarks.join('; ')})` : '']
    .filter(Boolean)
    .join(' ')
  const flag = `${toFlag(parameter)} ${type === 'boolean' ? `[${word}]` : `<${word}>`}`
  const collect = (value: string, earlier: readonly string[] = []): readonly string[] => [...earlier, value]
  return new Option(flag, text).argParser(collect).helpGroup('Parameters:')
}

/**
 * The value that a parameter's flag was given, as the API takes it.
 *
 * @throws CliError naming the flag, never its value
 */
export async function readFlag(
  parameter: CommandParameter,
  given: unknown,
  input: NodeJS.ReadableStream,
): Promise<unknown> {
  // A flag without a value.
  if (given === true) return true
  const texts = given as readonly string[]
  if (parameter.isList) return Promise.all(texts.map((text) => readText(parameter, text, input)))
  const [text = '', ...more] = texts
  if (more.length > 0) throw usage(parameter, 'is given twice')
  return readText(parameter, text, input)
}

async function readText(parameter: CommandParameter, text: string, input: NodeJS.ReadableStream): Promise<unknown> {
  const { type, enum: values } = parameter
  if (values && !values.some((value) => String(value) === text))
    throw usage(parameter, `must be one of ${values.join(', ')}`)
  switch (type) {
    case 'integer':
    case 'number': {
      const isNumber =
        type === 'integer' ? /^[+-]?\d+$/.test(text) : text.trim() !== '' && Number.isFinite(Number(text))
      if (!isNumber) throw usage(parameter, type === 'integer' ? 'must be a whole number' : 'must be a number')
      // A number that would lose digits stays a text: clients take both.
      return type === 'integer' && !Number.isSafeInteger(Number(text)) ? text : Number(text)
    }
    case 'boolean':
      if (text !== 'true' && text !== 'false') throw usage(parameter, 'must be true or false')
      return text === 'true'
    case 'json':
      return readJson(text, toFlag(parameter), input)
    case 'file':
      return openFile(text, toFlag(parameter), input)
    default:
      return text
  }
}

function usage(parameter: CommandParameter, problem: string): CliError {
  return new CliError(EXIT_CODES.usage, `${toFlag(parameter)} ${problem}`)
}
