import type { StoredToken, TokenStore } from '@hub/http'
import type { Pool, PoolClient } from 'pg'

// CREATE TABLE shared_token (owner text PRIMARY KEY, token jsonb)
export function createPostgresTokenStore<Value>(pool: Pool): TokenStore<Value> {
  async function read(client: Pool | PoolClient, owner: string, lock = ''): Promise<StoredToken<Value> | undefined> {
    const { rows } = await client.query(`SELECT token FROM shared_token WHERE owner = $1 ${lock}`, [owner])
    return rows[0]?.token ?? undefined
  }
  return {
    read: (owner = '') => read(pool, owner),
    async update(change, owner = '') {
      const client = await pool.connect()
      try {
        await client.query('BEGIN')
        await client.query('INSERT INTO shared_token (owner) VALUES ($1) ON CONFLICT DO NOTHING', [owner])
        const next = await change(await read(client, owner, 'FOR UPDATE'))
        await client.query('UPDATE shared_token SET token = $2 WHERE owner = $1', [owner, JSON.stringify(next)])
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
