// What the READMEs of the packages that receive webhooks have in common: a module that handles events, and servers that import it.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { codeBlocks, promisedLines, runModule } from './run-code-blocks.js'
import { typeCheck } from './type-check.js'

const WEBHOOKS_IMPORT = `import { handle, webhooks } from './webhooks.js'\n`

export interface WebhookReadmeOptions {
  /** Of the package. */
  folder: string
  /** Its npm name. */
  name: string
  /** The variable from which the README takes the secret. */
  secretVariable: string
  /** Where its servers listen for deliveries. */
  path: string
  /** An `Rdv` to deliver. */
  rdv: object
}

/** A program, with its first line to know it by. */
export type TitledProgram = [title: string, program: string]

/**
 * The programs that a README shows. A block that makes or mounts something of ours begins one, any other goes on with the program
 * before it; a block that imports the webhooks has that block in place of its import.
 */
export function webhookReadme({ folder, name, secretVariable, path, rdv }: WebhookReadmeOptions) {
  const programs = splitPrograms(codeBlocks(readFileSync(join(folder, 'README.md'), 'utf8'), 'ts'))
  const webhooksProgram = programs.find((program) => program.startsWith('// webhooks.ts')) ?? ''
  const servers = programs.filter((program) => program.includes(WEBHOOKS_IMPORT))
  const others = programs.filter((program) => !servers.includes(program) && program !== webhooksProgram)
  // As the service does: genuine, forged, and of an unknown model.
  const deliveries = `
import { signTestWebhook } from '${name}/webhooks'
if (!server.listening) await new Promise((resolve) => server.once('listening', resolve))
const url = 'http://127.0.0.1:' + server.address().port + '${path}'
const data = ${JSON.stringify(rdv)}
for (const [model, secret] of [['Rdv', 'agreed'], ['Rdv', 'forged'], ['Other', 'agreed']]) {
  const signed = await signTestWebhook({ model, event: 'created', data }, { secret })
  console.log((await fetch(url, signed)).status)
}
server.closeAllConnections()
server.close()
`
  return {
    servers: servers.map(titled),
    others: others.map(titled),
    /** The lines that a program prints, and those that it promises. */
    async run(program: string) {
      return { printed: await runModule(program, folder), promised: promisedLines(program) }
    },
    /** The lines that a server prints, and those of what handles the events with the three answers. */
    async receive(server: string) {
      // The logger of the README is the console, whose lines for people are not what is looked at.
      const quiet = `console.warn = console.info = () => {}\n`
      const code = quiet + server.replace(WEBHOOKS_IMPORT, webhooksProgram) + deliveries
      // Any free port.
      const printed = await runModule(code, folder, { [secretVariable]: 'agreed', PORT: '0' })
      return { printed, promised: [...promisedLines(webhooksProgram), '200', '401', '200'] }
    },
    typeErrors(): string {
      const names = programs.map((program, index) =>
        program === webhooksProgram ? 'webhooks.ts' : `program-${index}.ts`,
      )
      return typeCheck(folder, Object.fromEntries(programs.map((program, index) => [names[index] ?? '', program])))
    },
  }
}

function splitPrograms(blocks: readonly string[]): string[] {
  const programs: string[] = []
  for (const block of blocks) {
    if (/^import .*(create|Webhook)/m.test(block)) programs.push(block)
    else programs.push(`${programs.pop() ?? ''}\n${block}`)
  }
  return programs
}

function titled(program: string): TitledProgram {
  return [program.split('\n')[0] ?? '', program]
}
