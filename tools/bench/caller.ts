// A process of its own for one contender, so that it pays for its own garbage and its own compiled code, and for nobody else's. Sent a
// number of calls, it makes them and answers with their CPU time.
import { createContender } from './contenders.ts'

const PARALLEL = 8

const [name = '', baseUrl = '', before = ''] = process.argv.slice(2)
const call = await createContender(name, baseUrl, before)

process.on('message', (count) => {
  void measureCpuTime(Number(count)).then((cost) => process.send?.(cost))
})
process.on('disconnect', () => process.exit())
process.send?.('ready')

/** Microseconds per call, all threads of the process together. */
async function measureCpuTime(count: number): Promise<number> {
  const start = process.cpuUsage()
  let left = count
  const lane = async (): Promise<void> => {
    while (left-- > 0) await call()
  }
  await Promise.all(Array.from({ length: PARALLEL }, lane))
  const { user, system } = process.cpuUsage(start)
  return (user + system) / count
}
