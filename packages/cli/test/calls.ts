import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** A call of a command against its simulator. */
export interface SimulatedCall {
  readonly args: readonly string[]
  /** What the simulated service makes of it. Default: a success. */
  readonly exitCode?: number
  /** What the standard output must hold; of a refusal, the error output. */
  readonly shows?: string
  /** What is written into the standard input. */
  readonly input?: string
}

const PICTURE = join(mkdtempSync(join(tmpdir(), 'hub-cli-')), 'card.png')
process.once('exit', () => rmSync(dirname(PICTURE), { recursive: true }))

const POINT = '22516914714270'
const days = ['--date-debut', '2026-10-01', '--date-fin', '2026-10-03']
const PRODUCER = '10284856584123'
const measures = { args: ['--point-id', POINT, ...days], shows: '2026-10-01' }
const measuresV5 = { args: ['--usage-point-id', POINT, '--start', '2026-10-01', '--end', '2026-10-03'], shows: POINT }
const productions = { args: ['--point-id', PRODUCER, ...days], shows: '2026-10-01' }
const productionsV5 = {
  args: ['--usage-point-id', PRODUCER, '--start', '2026-10-01', '--end', '2026-10-03'],
  shows: PRODUCER,
}
const contract = { args: ['--prm', POINT], shows: POINT }
const customer = { args: ['--usage-point-id', POINT], shows: 'customer' }
const person = [
  '--recipient',
  '13002526500013',
  '--nom-naissance',
  'Durand',
  '--prenoms',
  'Camille',
  '--sexe-etat-civil',
  'F',
]
const birth = ['--annee-date-naissance', '1985', '--mois-date-naissance', '5', '--jour-date-naissance', '12']
const place = ['--code-cog-insee-pays-naissance', '99100', '--code-cog-insee-commune-naissance', '62041']
const civilStatus = { args: [...person, ...birth, ...place], shows: 'outcome' }
const appointment = ['--application-id', 'SOLOCAL001', '--meeting-point', 'Valbrume', '--meeting-point-id', '412']
const start = ['--appointment-date', '2027-12-10T09:00']
const organisation = ['--rdv-solidarites-organisation-id', '4012']
const invited = {
  first_name: 'Zoé',
  last_name: 'Fictive',
  title: 'madame',
  email: 'zoe@fictive.example.fr',
  invitation: { motif_category: { short_name: 'rsa_orientation' } },
}
const pass = [
  '--id-national',
  'simulated-Kx4dQwz1ZbF0mYtR7uLpVs3NcHe9JgA2o',
  '--num-pass-iae',
  '999992139048',
  '--date-debut-pass-iae',
  '2026-10-01',
  '--date-fin-pass-iae',
  '2028-09-30',
  '--statut-reponse-pass-iae',
  'A',
  '--num-siretsiae',
  '13002526500013',
  '--type-siae',
  '837',
  '--origine-candidature',
  'EMPL',
]
const application = ['--client-id', 'x', '--grant-type', 'client_credentials']

/** One call at least of every command, by API and name of the command. */
export const calls: Readonly<Record<string, Readonly<Record<string, SimulatedCall>>>> = {
  adresse: {
    search: { args: ['--q', '12 rue des Lilas 62000 Arras'], shows: 'FeatureCollection' },
    reverse: { args: ['--lat', '50.29', '--lon', '2.78'], shows: 'FeatureCollection' },
    'search-csv': {
      args: ['--data', '-', '--columns', 'adresse'],
      input: 'adresse\n12 rue des Lilas Arras\n',
      shows: 'result_score',
    },
    'reverse-csv': {
      args: ['--data', '-', '--lat', 'lat', '--lon', 'lon'],
      input: 'lat;lon\n50.29;2.78\n',
      shows: 'result_score',
    },
    batch: {
      args: ['--requests', '[{"id":"text","operation":"search","params":{"q":"Arras"}}]'],
      shows: '"id":"text","status":"ok"',
    },
    'geocode-rows': {
      args: ['--rows', '@-', '--columns', 'a'],
      input: '[{"id":"1","a":"12 rue des Lilas Arras"}]',
      shows: '"key":"1"',
    },
  },
  'ants-coordination': {
    'get-status': {
      args: ['--application-ids', 'SOLOCAL001', '--application-ids', 'SOLOCAL004', '--meeting-point-id', '412'],
      shows: 'SOLOCAL004',
    },
    'create-appointment': {
      args: [...appointment, ...start, '--management-url', 'https://rdv.valbrume.example/1'],
      shows: '"success":true',
    },
    'delete-appointment': { args: [...appointment, ...start], shows: 'rowcount' },
  },
  'ants-editor': {
    'get-managed-meeting-points': { args: [], shows: 'Valbrume' },
    'get-available-time-slots': {
      args: ['--meeting-point-ids', '412', '--start-date', '2027-12-10', '--end-date', '2027-12-11'],
      shows: '2027-12-10T09:00Z',
    },
    'search-application-ids': { args: ['--application-ids', 'A123456789'], shows: 'management_url' },
  },
  'api-geo': {
    'list-communes': { args: ['--code-postal', '62000'], shows: 'Arras' },
    'get-commune': { args: ['--code', '62041'], shows: 'Arras' },
    'list-departements': { args: [], shows: 'Pas-de-Calais' },
    'get-departement': { args: ['--code', '62'], shows: 'Pas-de-Calais' },
    'list-epcis': { args: ['--code-departement', '62'], shows: '200033579' },
    'get-epci': { args: ['--code', '200033579'], shows: '200033579' },
    'list-epci-communes': { args: ['--code', '200033579'], shows: 'Arras' },
    'list-regions': { args: [], shows: 'Île-de-France' },
  },
  'api-particulier': {
    'get-rsa': civilStatus,
    'get-aah': civilStatus,
    'get-asf': civilStatus,
    ping: { args: ['--provider', 'cnaf'], shows: 'status' },
    introspect: { args: [], shows: 'scopes' },
  },
  'data-inclusion': {
    'list-structures': { args: ['--all'], shows: 'dora--structure-0-0' },
    'get-structure': { args: ['--id', 'dora--structure-0-0'], shows: 'dora--structure-0-0' },
    'list-services': { args: ['--all', '--score-qualite-minimum', '0.5'], shows: 'service' },
    'get-service': { args: ['--id', 'dora--service-0-en-presentiel'], shows: 'dora--service-0' },
    'search-services': { args: ['--code-commune', '62041'], shows: 'distance' },
    'list-sources': { args: [], shows: 'dora' },
    'list-values': { args: ['--kind', 'thematiques'], shows: 'numerique' },
  },
  enedis: {
    'authorize-v2': {
      args: ['--client-id', 'enedis-client', '--response-type', 'code', '--duration', 'P1Y'],
      shows: 'html',
    },
    'authorize-v1': {
      args: ['--client-id', 'enedis-client', '--response-type', 'code', '--duration', 'P1Y'],
      shows: 'html',
    },
    'create-token': {
      args: ['--grant-type', 'client_credentials', '--client-id', 'enedis-client'],
      shows: '"access_token":"***"',
    },
    'revoke-token': { args: [], shows: 'null' },
    'daily-consumption': measures,
    'consumption-load-curve': measures,
    'daily-max-power': { ...measures, args: [...measures.args, '--mesures-pas', 'P1D', '--grandeur-physique', 'PMA'] },
    'daily-production': productions,
    'production-load-curve': productions,
    'consumption-indexes': measures,
    'production-indexes': productions,
    'contract-situation': contract,
    'contract-summary': { ...contract, shows: 'segment' },
    'metering-devices': { ...contract, shows: 'dispositifComptage' },
    'general-data': { ...contract, shows: 'address' },
    'power-supply': { ...contract, shows: 'serial_number' },
    'subscribed-services': { args: ['--comptage'], shows: 'nbTotalServices' },
    'daily-consumption-v5': measuresV5,
    'consumption-load-curve-v5': measuresV5,
    'daily-max-power-v5': measuresV5,
    'daily-production-v5': productionsV5,
    'production-load-curve-v5': productionsV5,
    'contracts-v5': customer,
    'addresses-v5': customer,
    'identity-v5': customer,
    'contact-v5': customer,
    'usage-points-v5': { args: [], exitCode: 4 },
    'get-history': {
      args: [
        '--usage-point-id',
        POINT,
        '--series',
        'dailyConsumption',
        '--start',
        '2026-01-01',
        '--end',
        '2026-03-01',
        '--window-days',
        '30',
      ],
      shows: '"end":"2026-03-01"',
    },
  },
  'france-travail': {
    'search-certified-individual': {
      args: [
        '--nir-certifie',
        '185057505601797',
        '--nom-naissance',
        'Durand',
        '--prenom',
        'Camille',
        '--date-naissance',
        '1985-05-12',
      ],
      shows: '"outcome":"found"',
    },
    'update-pass-iae': { args: pass, shows: 'accepted' },
    'test-pass-iae-update': { args: pass, shows: 'accepted' },
    'find-user-by-nir': { args: ['--nir', '185057505601797', '--date-naissance', '1985-05-12'], shows: 'jetonUsager' },
    'find-user-by-number': { args: ['--numero-france-travail', '1234567A'], shows: 'jetonUsager' },
    'get-rqth': { args: [], shows: '"topValiditeRQTH":true' },
  },
  'france-travail-auth': {
    'get-token': {
      args: [...application, '--realm', '/partenaire', '--scope', 'application_x api'],
      shows: '"access_token":"***"',
    },
  },
  metabase: {
    'get-card': { args: ['--id', '12'], shows: 'legacy_query' },
    'query-card': { args: ['--id', '12'], shows: 'Candidatures' },
    'export-card': { args: ['--id', '12', '--format', 'csv'], shows: 'Candidatures' },
    'query-dataset': {
      args: ['--query', '{"database":2,"type":"query","query":{"source-table":12}}'],
      shows: 'Candidatures',
    },
    'export-dataset': {
      args: ['--format', 'csv', '--query', '{"database":2,"type":"query","query":{"source-table":12}}'],
      shows: 'Candidatures',
    },
    'export-embedded-card': { args: ['--format', 'json'], shows: 'Candidatures' },
    'get-embedded-dashboard': { args: [], shows: 'dashcards' },
    'export-embedded-dashcard': {
      args: ['--dashcard', '51', '--card', '12', '--format', 'csv'],
      shows: 'Candidatures',
    },
    'get-card-picture': { args: ['--id', '12', '--output', PICTURE], shows: '"bytes":' },
  },
  'rdv-insertion': {
    'get-department': { args: ['--number', '99'], shows: '99' },
    'get-rdv': { args: ['--uuid', '00000000-0000-4000-8000-000000000001'], shows: 'starts_at' },
    'search-users': { args: [...organisation, '--all'], shows: 'Montclair' },
    'create-user': {
      args: [...organisation, '--user', '@-'],
      input: '{"first_name":"Zoé","last_name":"Fictive","title":"madame","email":"zoe@fictive.example.fr"}',
      shows: 'Fictive',
    },
    'create-and-invite': {
      args: [...organisation, '--user', '@-'],
      input: JSON.stringify(invited),
      shows: 'invitations',
    },
    'create-and-invite-many': {
      args: [...organisation, '--users', '@-'],
      input: JSON.stringify([invited]),
      shows: '"success":true',
    },
    'invite-user': {
      args: [...organisation, '--user-id', '1', '--invitation', '{"motif_category":{"short_name":"rsa_orientation"}}'],
      exitCode: 4,
    },
    'create-and-invite-all': {
      args: [...organisation, '--users', '@-'],
      input: JSON.stringify([invited]),
      shows: '"outcome":"queued"',
    },
  },
  'rdv-solidarites': {
    'list-organisations': { args: ['--all'], shows: 'Valbrume' },
    'get-organisation': { args: ['--id', '412'], shows: 'Valbrume' },
    'update-organisation': { args: ['--id', '412', '--phone-number', '0320000000'], shows: 'Valbrume' },
    'list-rdvs': { args: ['--organisation-id', '412'], shows: 'rdvs' },
    'list-users': { args: [], shows: 'Fictive' },
    'create-user': {
      args: ['--first-name', 'Zoé', '--last-name', 'Fictive', '--organisation-ids', '412'],
      shows: 'Fictive',
    },
    'get-user': { args: ['--id', '1'], shows: 'Fictive' },
    'update-user': { args: ['--id', '1', '--address', '12 rue des Lilas'], shows: 'Lilas' },
    'list-organisation-users': { args: ['--organisation-id', '412', '--all'], shows: 'Fictive' },
    'get-organisation-user': { args: ['--organisation-id', '412', '--id', '1'], shows: 'Fictive' },
    'list-webhook-endpoints': { args: ['--organisation-id', '412'], shows: 'webhook_endpoints' },
    'create-webhook-endpoint': {
      args: ['--organisation-id', '412', '--target-url', 'https://hooks.example.fr/'],
      shows: 'target_url',
    },
    'update-webhook-endpoint': {
      args: ['--organisation-id', '412', '--id', '1', '--target-url', 'https://hooks.example.fr/'],
      exitCode: 4,
    },
    'update-participation': { args: ['--id', '1', '--status', 'seen'], shows: 'seen' },
    'list-motifs': { args: ['--organisation-id', '412'], shows: 'motifs' },
    'list-agents': { args: [], shows: 'agent@departement.example' },
    'create-rdv-invitation-token': { args: ['--id', '1'], shows: 'invitation_token' },
    'list-absences': { args: [], shows: 'absences' },
    'create-absence': {
      args: [
        '--agent-id',
        '1',
        '--title',
        'Formation',
        '--first-day',
        '2027-03-01',
        '--start-time',
        '09:00',
        '--end-time',
        '12:00',
      ],
      shows: 'Formation',
    },
    'get-absence': { args: ['--id', '1'], exitCode: 4 },
    'delete-absence': { args: ['--id', '1'], exitCode: 4 },
    'update-absence': { args: ['--id', '1', '--title', 'Formation'], exitCode: 4 },
    'create-user-profile': { args: ['--organisation-id', '413', '--user-id', '1'], shows: 'user_profile' },
    'delete-user-profile': { args: ['--organisation-id', '412', '--user-id', '1'], exitCode: 5, shows: 'rendez-vous' },
    'create-referent-assignation': { args: ['--agent-id', '1', '--user-id', '1'], shows: 'referent_assignation' },
    'delete-referent-assignation': { args: ['--agent-id', '1', '--user-id', '1'], exitCode: 4 },
    'list-public-links': { args: ['--territory', '99'], shows: 'public_links' },
  },
  'rdv-solidarites-auth': {
    'sign-in': { args: [], shows: 'agent@departement.example' },
    'validate-token': { args: [], shows: '"success":true' },
    'sign-out': { args: [], shows: 'null' },
  },
  sirene: {
    'get-siret': { args: ['--siret', '35600000000048'], shows: 'etablissement' },
    'get-siren': { args: ['--siren', '356000000'], shows: 'uniteLegale' },
    'get-informations': { args: [], shows: 'versionService' },
  },
  'sirene-auth': {
    'create-token': {
      args: ['--grant-type', 'password', '--client-id', 'a', '--username', 'b'],
      shows: '"access_token":"***"',
    },
  },
}
