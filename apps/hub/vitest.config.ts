import { BaseSequencer, type TestSpecification } from 'vitest/node'
import { testPreset } from '../../tools/presets/vitest.js'

/** What waits and restarts the longest begins first, so that no worker is left alone with it in the end. */
const LONGEST = [
  'test/inclusion/killed.',
  'test/kill.',
  'test/rdv-insertion/invitations-killed.',
  'test/recovery/standing-still.',
  'test/recovery/',
  'test/process/commands.',
  'test/appointments-process.',
  'test/inclusion/operators.',
  'test/new-feature.',
  'test/linky/killed.',
  'test/process/',
  'test/convergence.',
  'test/ants-upstream.',
  'test/refused-databases.',
  'test/pages',
  'test/linky.browser.',
  'test/mail.',
  'test/appointments',
]

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const index = LONGEST.findIndex((path) => moduleId.includes(`/apps/hub/${path}`))
      return index === -1 ? LONGEST.length : index
    }
    // oxlint-disable-next-line unicorn/no-array-sort -- a method of this name, of no array
    const sorted = await super.sort(files)
    return sorted.toSorted((one, other) => rank(one) - rank(other))
  }
}

export default testPreset({
  // Tests of the process start hubs and wait for them more than they compute: four files at a time take little more than one.
  maxWorkers: 4,
  // Optimizing the embedded PostgreSQL takes longer than what a test asks of it.
  execArgv: ['--liftoff-only'],
  sequence: { sequencer: LongestFirst },
  // What starts several hubs one after the other takes minutes on a busy machine.
  testTimeout: 900_000,
  hookTimeout: 900_000,
  globalSetup: 'test/support/keep-templates.ts',
})
