import { Layout } from '../../../../platform/pages/layout.js'
import { type FieldMistake, MistakeSummary, Notice } from '../../../../platform/pages/notice.js'
import { TextField } from '../../../../platform/pages/text-field.js'
import type { Point } from '../../points/points.js'
import type { ProofOutcome } from '../../points/prove-holding.js'
import type { Paths } from '../paths.js'
import { findMistake } from './sign-up.js'

const OUTCOMES: Readonly<Record<Exclude<ProofOutcome, 'proven'>, readonly [title: string, text: string]>> = {
  wrong: [
    'Ces informations ne sont pas celles du contrat',
    'Vérifiez-les sur une facture. Vous avez trois essais par jour.',
  ],
  'too-often': ['Trop d’essais', 'Vous pourrez réessayer demain.'],
  quota: ['Vos appels d’aujourd’hui sont épuisés', 'Réessayez demain.'],
  owned: [
    'Ce point de livraison est rattaché à un autre compte',
    'Son titulaire actuel est prévenu. Si c’est le vôtre, écrivez à qui administre cette passerelle.',
  ],
  unavailable: ['Enedis ne répond pas', 'Réessayez plus tard.'],
}

export interface ProofPageProps {
  paths: Paths
  point: Point
  outcome?: Exclude<ProofOutcome, 'proven'> | undefined
  mistakes?: readonly FieldMistake[] | undefined
}

export function ProofPage({ paths, point, outcome, mistakes = [] }: ProofPageProps) {
  const told = outcome && OUTCOMES[outcome]
  return (
    <Layout title="Prouver que ce point est le vôtre" hasErrors={mistakes.length > 0 || told !== undefined}>
      {mistakes.length > 0 && <MistakeSummary mistakes={mistakes} />}
      {told && (
        <Notice kind="alert" title={told[0]}>
          <p>{told[1]}</p>
        </Notice>
      )}
      <p>
        L’adresse de votre compte n’est pas celle qu’Enedis connaît pour ce contrat. Pour que personne d’autre ne lise
        vos données, donnez deux informations qui figurent sur une facture d’électricité.
      </p>
      <form method="post" action={paths.proof(point.id)} novalidate>
        <TextField
          id="code-postal"
          label="Code postal du logement"
          hint="Cinq chiffres"
          mistake={findMistake(mistakes, 'code-postal')}
          autocomplete="off"
          maxlength={10}
        />
        <TextField
          id="puissance"
          label="Puissance souscrite, en kVA"
          hint="Par exemple : 6"
          mistake={findMistake(mistakes, 'puissance')}
          autocomplete="off"
          maxlength={10}
        />
        <button type="submit">Vérifier</button>
      </form>
      <form method="post" action={paths.removal(point.id)}>
        <button type="submit" class="second">
          Retirer ce point
        </button>
      </form>
      <p>
        <a href={paths.dashboard}>Retour au tableau de bord</a>
      </p>
    </Layout>
  )
}
