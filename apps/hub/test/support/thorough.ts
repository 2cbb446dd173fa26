// `npm test` does a little of everything that breaks; `npm run test:thorough` does it so often that what happens once in a hundred shows.
import { appendFileSync } from 'node:fs'

const IS_THOROUGH = process.env.HUB_TEST_THOROUGH === '1'

/** @returns how often to do something, or what to do: little in `npm test`, much in `npm run test:thorough` */
export function times<Amount>(seldom: Amount, often: Amount): Amount {
  return IS_THOROUGH ? often : seldom
}

/** Prints what was counted, for whoever runs the thorough tests. */
export function report(title: string, counts: Readonly<Record<string, number | string>>): void {
  const text = Object.entries(counts).map(([name, count]) => `${name} ${count}`)
  const line = `${title}: ${text.join(', ')}`
  console.info(line)
  if (process.env.HUB_TEST_COUNTS) appendFileSync(process.env.HUB_TEST_COUNTS, `${line}\n`)
}
