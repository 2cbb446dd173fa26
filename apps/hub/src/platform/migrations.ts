import { join } from 'node:path'
import { packageRoot } from './package-root.js'

/** The same SQL files for both engines, written by `pnpm run migration`. */
export const MIGRATIONS = { migrationsFolder: join(packageRoot(), 'drizzle') }
