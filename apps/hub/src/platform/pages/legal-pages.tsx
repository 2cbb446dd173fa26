import type { Child } from 'hono/jsx'
import type { LegalInformation } from './legal.js'
import { Layout } from './layout.js'
import { Paragraphs } from './paragraphs.js'

/** A text of the operator's. */
export function TextPage({ title, text }: { title: string; text: string }) {
  return (
    <Layout title={title}>
      <Paragraphs text={text} />
    </Layout>
  )
}

export interface DataProtectionProps {
  legal: LegalInformation
  /** What is asked for, why, who gets it, for how long, and the cookies: this differs from feature to feature. */
  children?: Child
}

/** The information that article 13 of the GDPR requires where personal data is collected. */
export function DataProtectionPage({ legal, children }: DataProtectionProps) {
  const { dataController, dataContact, dataProtectionOfficer } = legal
  return (
    <Layout title="Données personnelles">
      {dataController !== undefined && (
        <>
          <h2>Qui traite vos données</h2>
          <Paragraphs text={dataController} />
        </>
      )}
      {children}
      <h2>Vos droits</h2>
      <p>
        Vous pouvez demander l’accès à vos données, leur rectification, leur effacement, la limitation de leur
        traitement, et vous opposer à celui-ci.
        {dataContact !== undefined && <> Pour cela, écrivez à&nbsp;:</>}
      </p>
      {dataContact !== undefined && <Paragraphs text={dataContact} />}
      {dataProtectionOfficer !== undefined && (
        <>
          <h2>Délégué à la protection des données</h2>
          <Paragraphs text={dataProtectionOfficer} />
        </>
      )}
      <h2>Réclamation</h2>
      <p>
        Si vous estimez que vos droits ne sont pas respectés, vous pouvez adresser une réclamation à la CNIL&nbsp;:{' '}
        <a href="https://www.cnil.fr/fr/plaintes">www.cnil.fr/fr/plaintes</a>.
      </p>
    </Layout>
  )
}
