import { defineConfig } from 'drizzle-kit'

/** `pnpm run migration --name <what-changes>` compares the tables with the last migration and writes the next one. */
export default defineConfig({
  dialect: 'postgresql',
  schema: './src/**/tables.ts',
  out: './drizzle',
})
