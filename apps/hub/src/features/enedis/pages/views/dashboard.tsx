import { frenchDay } from '../../../../platform/pages/french-time.js'
import { Layout } from '../../../../platform/pages/layout.js'
import { Notice } from '../../../../platform/pages/notice.js'
import type { ConsentMessage } from '../../consent/messages.js'
import { maskPoint, type Point } from '../../points/points.js'
import type { Usage } from '../../readings/quotas.js'
import { readParisDay } from '../../readings/paris-time.js'
import type { Paths } from '../paths.js'

export interface DashboardProps {
  paths: Paths
  email: string
  points: readonly Point[]
  usage: Readonly<Record<'upstream' | 'cached', Usage>>
  /** Of visits to Enedis that were not finished. */
  unfinished: readonly { id: string }[]
  hasKey: boolean
  message?: ConsentMessage | undefined
}

export function Dashboard({ paths, email, points, usage, unfinished, hasKey, message }: DashboardProps) {
  return (
    <Layout title="Mon tableau de bord">
      {message && (
        <Notice kind={message.kind} title={message.title}>
          {message.text !== undefined && <p>{message.text}</p>}
        </Notice>
      )}
      <p>
        Connecté avec {email}. <a href={paths.account}>Mon compte et mes données</a>
      </p>
      {unfinished.map(({ id }) => (
        <section aria-labelledby={`reprise-${id}`}>
          <h2 id={`reprise-${id}`}>Un consentement n’est pas terminé</h2>
          <p>Enedis l’a transmis, mais les points de livraison n’ont pas encore été enregistrés.</p>
          <form method="post" action={paths.retry(id)}>
            <button type="submit">Reprendre ce consentement</button>
          </form>
        </section>
      ))}
      <h2>Mes points de livraison</h2>
      {points.length === 0 ? (
        <p>Aucun pour l’instant. Donnez votre consentement sur le site d’Enedis&nbsp;: votre compteur sera trouvé.</p>
      ) : (
        <ul class="plain days">
          {points.map((point) => (
            <PointItem point={point} paths={paths} />
          ))}
        </ul>
      )}
      <p>
        <a class="button" href={paths.authorize}>
          Consentement Enedis
        </a>
      </p>
      <p class="hint">
        Chaque consentement ajoute un point de livraison. Redonné pour le même point, il est renouvelé.
      </p>
      <h2>Mes appels d’aujourd’hui</h2>
      <QuotaBar id="amont" label="Appels à Enedis" usage={usage.upstream} />
      <QuotaBar id="cache" label="Réponses du cache" usage={usage.cached} />
      <p class="hint">Les compteurs repartent de zéro à minuit, heure universelle (UTC).</p>
      <h2>Ma clé d’API</h2>
      <p>
        {hasKey
          ? 'Elle ouvre vos données à vos programmes. Elle n’est affichée qu’une fois.'
          : 'Créez-la pour lire vos données avec vos programmes.'}
      </p>
      <p>
        <a href={paths.key}>{hasKey ? 'Remplacer ma clé' : 'Créer ma clé'}</a>
      </p>
      <form method="post" action={paths.signOut}>
        <button type="submit" class="second">
          Se déconnecter
        </button>
      </form>
    </Layout>
  )
}

const STATES: Readonly<Record<Point['status'], string>> = {
  active: 'actif',
  pending: 'preuve à fournir',
  revoked: 'consentement retiré : redonnez-le',
  expired: 'consentement terminé : redonnez-le',
}

/** Of one that waits for its proof the number is not shown: it may be that of somebody else. */
function PointItem({ point, paths }: { point: Point; paths: Paths }) {
  const { id, status, consentedAt, expiresAt } = point
  if (status === 'pending') {
    return (
      <li>
        <a href={paths.proof(id)}>
          Prouver que le point du {frenchDay(readParisDay(consentedAt.getTime()))} est le mien
        </a>{' '}
        ({STATES.pending})
      </li>
    )
  }
  return (
    <li>
      <a href={paths.point(id)}>Point {maskPoint(point.point)}</a> ({STATES[status]}
      {status === 'active' && <> jusqu’au {frenchDay(readParisDay(expiresAt.getTime()))}</>})
    </li>
  )
}

function QuotaBar({ id, label, usage: { used, limit } }: { id: string; label: string; usage: Usage }) {
  return (
    <p>
      <label for={`quota-${id}`}>
        {label}&nbsp;: {used} sur {limit}
      </label>
      <br />
      <meter id={`quota-${id}`} min={0} max={limit} high={limit * 0.8} value={used}>
        {used} sur {limit}
      </meter>
    </p>
  )
}
