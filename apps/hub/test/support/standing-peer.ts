// Another hub's transaction, in a process of its own that can be made to stand still in the middle of it.
import { registerHooks } from 'node:module'

// The source runs as it is: Node.js strips its types, and only needs the compiled names of what it imports.
registerHooks({
  resolve: (name, context, next) =>
    next(
      context.parentURL?.includes('/hub/') && !context.parentURL.includes('/node_modules/')
        ? name.replace(/^(\..*)\.js$/, '$1.ts')
        : name,
      context,
    ),
})
const { openDatabase } = await import('../../src/platform/database/database.js')
const { takeSlot } = await import('../../src/features/ants/appointments/take-slot.js')
const { markChanged } = await import('../../src/features/ants/appointments/change-clock.js')

const [databaseUrl = '', place = '', startsAt = ''] = process.argv.slice(2)
const database = await openDatabase({ databaseUrl, dataDirectory: '' })
await database.transaction(async (transaction) => {
  const request = { meeting_point_id: place, starts_at: startsAt, reason: 'CNI', documents_number: 1, now: Date.now() }
  await takeSlot(transaction, request)
  await markChanged(transaction, ['00000000-0000-4000-8000-000000000000'])
  process.stdout.write('inside\n')
  await new Promise((resolve) => setTimeout(resolve, 600_000))
})
