import { Layout } from '../../../../platform/pages/layout.js'
import { minutesWords } from '../../../../platform/pages/french-words.js'

/** Something was tried too often. */
export function WaitPage({ seconds }: { seconds: number }) {
  return (
    <Layout title="Trop d’essais">
      <p>Réessayez dans {minutesWords(seconds)}. Rien n’a été modifié.</p>
    </Layout>
  )
}
