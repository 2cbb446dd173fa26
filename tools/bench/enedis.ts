// What reading a year's history of a load curve costs: bytes to columns, with all checks, beside JSON.parse alone and linky 2.0.2.
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { parseLoadCurve } from '@hub/enedis-client/load-curve'
import { createEnedisSimulator } from '@hub/enedis-client/simulator'
import axios from 'axios'
import { Session } from 'linky'

const POINT = '22516914714270'
const WINDOWS = 106
const DAY = 86_400_000
const DAYS_OF_WINDOW = 7
const NOW = Date.parse('2026-11-30T12:00:00Z')
const ROUNDS = 31

interface Answer {
  bytes: Uint8Array
  start: string
  end: string
}

export async function benchEnedis(): Promise<void> {
  console.log(
    `Load curves of Enedis: ${WINDOWS} answers of 7 days, CPU time of their reading, median of ${ROUNDS} rounds`,
  )
  for (const generation of ['2026', 'v5'] as const) {
    const answers = await fetchAnswers(generation)
    const read = () =>
      answers.map(({ bytes, ...days }) => parseLoadCurve(bytes, { usagePointId: POINT, generation, ...days }))
    const points = read().reduce((sum, { length }) => sum + length, 0)
    const size = answers.reduce((sum, { bytes }) => sum + bytes.byteLength, 0)
    const decoder = new TextDecoder()
    const contenders: Record<string, () => unknown> = {
      'JSON.parse': () => answers.map(({ bytes }) => JSON.parse(decoder.decode(bytes))),
      '@hub/enedis-client': () => read().map((curve) => curve.toColumns()),
    }
    // It reads answers of v5 only, and checks nothing.
    if (generation === 'v5') contenders['linky 2.0.2'] = await createLinkyReader(answers)
    const costs = await measure(contenders)
    const baseline = costs['JSON.parse'] ?? Number.NaN
    console.log(`  ${generation}: ${points} half-hours, ${(size / 1e6).toFixed(1)} MB (goal 0.8, aim 0.4)`)
    for (const [name, cost] of Object.entries(costs))
      console.log(`    ${name.padEnd(24)} ${(cost / baseline).toFixed(2)} of JSON.parse`)
    const kept = measureKept(read)
    console.log(`    kept, without columns    ${(kept / points).toFixed(1)} bytes a point (goal 8)`)
  }
  console.log()
}

/** What the simulator answers, window after window, clock changes included. */
async function fetchAnswers(generation: '2026' | 'v5'): Promise<Answer[]> {
  const { fetch, state } = createEnedisSimulator({ now: () => NOW, callsPerSecond: WINDOWS })
  const headers = { authorization: `Bearer ${state.createToken()}` }
  const [path, names] =
    generation === 'v5'
      ? ['metering_data_clc/v5/consumption_load_curve', ['usage_point_id', 'start', 'end']]
      : ['mesure_synchrone_auto/v2/courbe_de_charge_consommation', ['pointId', 'dateDebut', 'dateFin']]
  // Up to the simulated day: as far as the service reaches back.
  const first = NOW - WINDOWS * DAYS_OF_WINDOW * DAY
  const toDay = (window: number) => new Date(first + window * DAYS_OF_WINDOW * DAY).toISOString().slice(0, 10)
  const answers: Answer[] = []
  for (let window = 0; window < WINDOWS; window++) {
    const [start, end] = [window, window + 1].map(toDay) as [string, string]
    const query = new URLSearchParams([POINT, start, end].map((value, index) => [names[index] as string, value]))
    const response = await fetch(`https://gw.ext.prod.api.enedis.fr/${path}?${query}`, { headers })
    if (!response.ok) throw new Error(`the simulator answered ${response.status}: ${await response.text()}`)
    answers.push({ start, end, bytes: new Uint8Array(await response.arrayBuffer()) })
  }
  return answers
}

/** Its own way from the bytes of an answer to what it returns: axios, whose adapter hands them over without a network. */
async function createLinkyReader(answers: readonly Answer[]): Promise<() => Promise<unknown>> {
  let next = 0
  const decoder = new TextDecoder()
  const adapter: typeof axios.defaults.adapter = async (config) => ({
    data: decoder.decode(answers[next++ % answers.length]?.bytes),
    status: 200,
    statusText: 'OK',
    headers: {},
    config,
  })
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const session = new Session(`${encode({ alg: 'none' })}.${encode({ sub: [POINT] })}.`, POINT)
  const readAll = async () => {
    next = 0
    const usual = axios.defaults.adapter
    axios.defaults.adapter = adapter
    const readings: unknown[] = []
    for (const { start, end } of answers) readings.push(await session.getLoadCurve(start, end))
    if (usual) axios.defaults.adapter = usual
    return readings
  }
  const [first] = (await readAll()) as [{ meter_reading?: { interval_reading?: unknown[] } }]
  if (!first.meter_reading?.interval_reading?.length) throw new Error('linky did not read the answers')
  return readAll
}

/** Milliseconds of CPU time by contender, in turns so that whatever else happens on the machine happens to all. */
async function measure(contenders: Readonly<Record<string, () => unknown>>): Promise<Record<string, number>> {
  const times = new Map<string, number[]>(Object.keys(contenders).map((name) => [name, []]))
  for (let round = -5; round < ROUNDS; round++) {
    for (const [name, read] of Object.entries(contenders)) {
      const before = process.cpuUsage()
      await read()
      const { user, system } = process.cpuUsage(before)
      if (round >= 0) times.get(name)?.push((user + system) / 1_000)
    }
  }
  const median = (values: number[]) => values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0
  return Object.fromEntries([...times].map(([name, values]) => [name, median(values)]))
}

/** Bytes that stay in memory with what a function returns. */
function measureKept(create: () => unknown): number {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  const measureUsed = () => {
    for (let round = 0; round < 4; round++) collect()
    const { heapUsed, arrayBuffers } = process.memoryUsage()
    return heapUsed + arrayBuffers
  }
  const before = measureUsed()
  const kept = create()
  const after = measureUsed()
  if (kept === undefined) throw new Error('nothing was kept')
  return after - before
}
