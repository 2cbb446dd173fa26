// What the normalisation of names for France Travail costs, beside taking the marks off and nothing else.
import { normalizeFirstName, normalizeName } from '@hub/france-travail-client/names'
import { median } from '../slots/costs.ts'

const COUNT = 20_000
const ROUNDS = 31
/** Invented; as they are typed, and what nobody expects. */
const PARTS = (
  "Durand,D'Été,Łukasz,Nguyễn,Öztürk,Lætitia,Marie-Christine,de la Tour,Żółć,Åse," +
  'Jean  Pierre,Strauß,O’Connor,Ibrahim,Camille,Zoë,Garçon,Núñez,Mc Donald,Petit'
).split(',')

export function benchNames(): void {
  const names = Array.from({ length: COUNT }, (_, index) => {
    const [first, second] = [PARTS[index % PARTS.length], PARTS[(index * 7 + 3) % PARTS.length]]
    return index % 3 === 0 ? `${first} ${second}` : `${first}`
  })
  const strip = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase()
  const costs = measure({
    strip: () => names.map(strip),
    names: () => names.map(normalizeName),
    'first names': () => names.map((name) => normalizeFirstName(name)),
  })
  const baseline = costs['strip'] ?? Number.NaN
  console.log(`Names for France Travail: CPU time of ${COUNT}, median of ${ROUNDS} rounds, as a ratio of NFD-and-strip`)
  for (const kind of ['names', 'first names']) {
    const cost = costs[kind] ?? Number.NaN
    console.log(
      `  ${kind.padEnd(12)} ${(cost / baseline).toFixed(2)} (goal 3), ${((cost * 1_000) / COUNT).toFixed(2)} µs each`,
    )
  }
  console.log()
}

/** Milliseconds of CPU time by contender, in turns. */
function measure(contenders: Readonly<Record<string, () => unknown>>): Record<string, number> {
  const times = new Map<string, number[]>(Object.keys(contenders).map((name) => [name, []]))
  for (let round = -5; round < ROUNDS; round++) {
    for (const [name, work] of Object.entries(contenders)) {
      const before = process.cpuUsage()
      work()
      const { user, system } = process.cpuUsage(before)
      if (round >= 0) times.get(name)?.push((user + system) / 1_000)
    }
  }
  return Object.fromEntries([...times].map(([name, values]) => [name, median(values)]))
}
