import { describe, expect, test } from 'vitest'
import { buildTallyUrl, type TallyUrlOptions } from './tally.js'

describe('a link', () => {
  test.each<[string, TallyUrlOptions, string]>([
    ['TA-R1: has no query without fields', { formId: 'wA799W' }, 'https://tally.so/r/wA799W'],
    [
      'TA-R3: is form encoded, in the order given, missing values empty',
      {
        formId: 'mY59xq',
        fields: { id_siae: 12, type_siae: "Entreprise d'insertion & Cie", region: null, departement: undefined },
      },
      'https://tally.so/r/mY59xq?id_siae=12&type_siae=Entreprise+d%27insertion+%26+Cie&region=&departement=',
    ],
    [
      'encodes UTF-8',
      { formId: 'w2EoDp', fields: { region: 'Auvergne-Rhône-Alpes', departement: '2A' } },
      'https://tally.so/r/w2EoDp?region=Auvergne-Rh%C3%B4ne-Alpes&departement=2A',
    ],
    [
      'TA-R3: leaves out an optional field without value',
      { formId: 'm62GYo', fields: { companyID: 7, UserID: null, jobdescriptionID: undefined } },
      'https://tally.so/r/m62GYo?companyID=7',
    ],
    [
      'TA-R4: keeps the order of pairs, also of names that are numbers',
      {
        formId: 'abc123',
        fields: [
          ['b', 1],
          ['2', 'x'],
          ['1', 10n],
        ],
      },
      'https://tally.so/r/abc123?b=1&2=x&1=10',
    ],
    [
      'of an embedded form begins with its options',
      {
        formId: '3qzqeO',
        mode: 'embed',
        fields: { Userkind: 'employer' },
        options: { dynamicHeight: true, alignLeft: true, hideTitle: false },
      },
      'https://tally.so/embed/3qzqeO?alignLeft=1&dynamicHeight=1&Userkind=employer',
    ],
    [
      'has another base, without its final slash',
      { formId: 'wA799W', base: 'https://forms.example/x/' },
      'https://forms.example/x/r/wA799W',
    ],
    [
      'carries HTML as text',
      { formId: 'abc123', fields: { a: '<b>"x"</b>' } },
      'https://tally.so/r/abc123?a=%3Cb%3E%22x%22%3C%2Fb%3E',
    ],
    [
      'TA-R5: carries a personal field that is allowed',
      { formId: '3je84Q', fields: { siaeID: 1, nomsalarie: 'Martin' }, allowPersonal: ['nomsalarie'] },
      'https://tally.so/r/3je84Q?siaeID=1&nomsalarie=Martin',
    ],
  ])('%s', (_label, options, url) => {
    expect(buildTallyUrl(options)).toBe(url)
  })
})

describe('every form in use', () => {
  const personal = ['prenomemployeur', 'nomemployeur', 'emailemployeur', 'numPASS', 'prenomsalarie', 'nomsalarie']
  test.each<[string, Record<string, string | number | null>, string]>([
    [
      'mY59xq',
      { id_siae: 1, type_siae: 'EI', region: null, departement: null },
      'id_siae=1&type_siae=EI&region=&departement=',
    ],
    [
      'w2EoDp',
      { idorganisation: 2, region: 'Corse', departement: '2A' },
      'idorganisation=2&region=Corse&departement=2A',
    ],
    ['3qzqeO', { Userkind: 'employer', Page: 'stats' }, 'Userkind=employer&Page=stats'],
    ['wgDzz1', { idprescriber: 3, iduser: 4, source: 'x' }, 'idprescriber=3&iduser=4&source=x'],
    ['m62GYo', { companyID: 5, UserID: 6, jobdescriptionID: 7 }, 'companyID=5&UserID=6&jobdescriptionID=7'],
    [
      '3je84Q',
      {
        siaeID: 8,
        nomSIAE: 'Atelier inventé',
        prenomemployeur: 'Léa',
        nomemployeur: 'Valbrume',
        emailemployeur: 'lea@valbrume.example',
        userID: 9,
        numPASS: '99999 00 00001',
        prenomsalarie: 'Noé',
        nomsalarie: 'Sansnom',
      },
      'siaeID=8&nomSIAE=Atelier+invent%C3%A9&prenomemployeur=L%C3%A9a&nomemployeur=Valbrume' +
        '&emailemployeur=lea%40valbrume.example&userID=9&numPASS=99999+00+00001&prenomsalarie=No%C3%A9&nomsalarie=Sansnom',
    ],
    ['wkOxRR', { URLTB: 'https://a.example/?b=1&c' }, 'URLTB=https%3A%2F%2Fa.example%2F%3Fb%3D1%26c'],
    ['wA799W', {}, ''],
    ['w2Ex0M', {}, ''],
    ['nrj0V5', {}, ''],
  ])('%s takes its fields', (formId, fields, query) => {
    const allowPersonal = formId === '3je84Q' ? personal : []
    expect(buildTallyUrl({ formId, fields, allowPersonal })).toBe(`https://tally.so/r/${formId}${query && `?${query}`}`)
  })

  test('TA-R5: each personal field is allowed one by one', () => {
    for (const name of personal) {
      const others = personal.filter((other) => other !== name)
      const build = () => buildTallyUrl({ formId: '3je84Q', fields: { [name]: 'x' }, allowPersonal: others })
      expect(build).toThrow(expect.objectContaining({ field: `fields.${name}` }))
    }
  })
})

describe('is refused, and named', () => {
  test.each<[string, object]>([
    ['formId', { formId: '' }],
    ['formId', { formId: '../x' }],
    ['formId', { formId: 'mY59x?' }],
    ['mode', { formId: 'wA799W', mode: 'popup' }],
    ['options', { formId: 'wA799W', options: { hideTitle: true } }],
    ['base', { formId: 'wA799W', base: 'tally.so' }],
    ['base', { formId: 'wA799W', base: 'javascript:alert(1)' }],
    ['base', { formId: 'wA799W', base: 'https://tally.so/?x=1' }],
    ['fields.Region', { formId: 'mY59xq', fields: { Region: 'x' } }],
    ['fields.a', { formId: 'wA799W', fields: { a: 1 } }],
    [
      'fields.a',
      {
        formId: 'abc123',
        fields: [
          ['a', 1],
          ['a', 2],
        ],
      },
    ],
    ['fields.hideTitle', { formId: 'abc123', mode: 'embed', options: { hideTitle: true }, fields: { hideTitle: 'x' } }],
    ['fields.a', { formId: 'abc123', fields: { a: { b: 1 } } }],
    ['fields.a', { formId: 'abc123', fields: { a: Number.NaN } }],
    ['fields.a', { formId: 'abc123', fields: { a: 1e21 } }],
    ['fields', { formId: 'abc123', fields: { '': 'x' } }],
    ['fields.emailemployeur', { formId: '3je84Q', fields: { emailemployeur: 'canary@a.example' } }],
    ['fields.numPASS', { formId: '3je84Q', fields: { numPASS: null } }],
    ['fields.nom', { formId: 'abc123', fields: { nom: 'canary' }, personal: ['nom'] }],
  ])('%s of %j', (field, options) => {
    const build = () => buildTallyUrl(options as TallyUrlOptions)
    expect(build).toThrow(expect.objectContaining({ name: 'LinkError', field }))
    expect(build).not.toThrow(/canary/)
  })
})

test('TA-R2: an id of another length is only a warning', () => {
  const warnings: string[] = []
  const onWarning = (message: string) => void warnings.push(message)
  expect(buildTallyUrl({ formId: 'abc1234', onWarning })).toBe('https://tally.so/r/abc1234')
  expect(buildTallyUrl({ formId: 'constructor', fields: { a: 1 } })).toBe('https://tally.so/r/constructor?a=1')
  expect(warnings).toEqual(['formId: has not six characters'])
})
