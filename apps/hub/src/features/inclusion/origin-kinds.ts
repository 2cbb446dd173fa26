// The words with which partners say where a PASS comes from; @hub/france-travail-client knows what is sent of them.

export const ORIGIN_SIAE_KINDS = ['ACI', 'AI', 'EI', 'ETTI', 'EITI', 'EA', 'GEIQ', 'EATT'] as const

export const ORIGIN_SENDER_KINDS = ['job_seeker', 'prescriber', 'employer'] as const

export const ORIGIN_PRESCRIBER_KINDS = [
  ...(['AFPA', 'ASE', 'Autre', 'CAARUD', 'CADA', 'CAF', 'CAP_EMPLOI', 'CAVA', 'CCAS', 'CHRS', 'CHU'] as const),
  ...(['CIDFF', 'CPH', 'CSAPA', 'DEPT', 'E2C', 'EPIDE', 'FT', 'HUDA', 'ML', 'MSA', 'OACAS', 'OCASF'] as const),
  ...([
    'ODC',
    'OHPD',
    'OIL',
    'Orienteur',
    'PENSION',
    'PIJ_BIJ',
    'PJJ',
    'PLIE',
    'PREVENTION',
    'RS_FJT',
    'SPIP',
  ] as const),
] as const
