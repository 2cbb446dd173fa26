// Takes the lock of a file store, says so, and then does what its last argument says: dies with the lock, or stops answering for a while
// and only then hands in its token. Started by file-store.test.ts.
import { createFileTokenStore } from '@hub/rdv-solidarites-auth/node'

const [file, staleAfter, behaviour] = process.argv.slice(2)
const store = createFileTokenStore(file, { staleAfter: Number(staleAfter) })
const kept = await store.update(async (current) => {
  process.stdout.write('held\n')
  if (behaviour === 'hang') await new Promise((resolve) => setTimeout(resolve, 60_000))
  // Not a pause of this function but of the process: it shows no sign of life.
  if (behaviour === 'freeze') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2_000)
  const generation = (current?.generation ?? 0) + 1
  return current?.value === 'theirs' ? current : { value: 'mine', expiresAt: null, generation }
})
process.stdout.write(`${kept.value}\n`)
