import type { StoredToken, TokenStore } from '@hub/http'
import type { Pool, PoolClient } from 'pg'

// CREATE TABLE shared_token (name text PRIMARY KEY, token jsonb)
export function createPostgresTokenStore<Value>(pool: Pool, name: string): TokenStore<Value> {
  async function read(client: Pool | PoolClient, lock = ''): Promise<StoredToken<Value> | undefined> {
    const { rows } = await client.query(`SELECT token FROM shared_token WHERE name = $1 ${lock}`, [name])
    return rows[0]?.token ?? undefined
  }
  return {
    read: () => read(pool),
    async update(change) {
      const client = await pool.connect()
      try {
        await client.query('BEGIN')
        await client.query('INSERT INTO shared_token (name) VALUES ($1) ON CONFLICT DO NOTHING', [name])
        const next = await change(await read(client, 'FOR UPDATE'))
        await client.query('UPDATE shared_token SET token = $2 WHERE name = $1', [name, JSON.stringify(next)])
        await client.query('COMMIT')
        return next
      } catch (error) {
        await client.query('ROLLBACK').catch(() => {})
        throw error
      } finally {
        client.release()
      }
    },
  }
}
