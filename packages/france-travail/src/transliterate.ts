import { OTHER_LETTERS } from './other-letters.js'

/**
 * Characters that no decomposition of Unicode turns into ASCII letters, by what the Unidecode tables make of them: Latin, Greek and
 * Cyrillic letters, and the signs that people put into names. Upper case only, since names are sent so.
 */
const TABLE: Readonly<Record<string, string>> = {
  // Quotes and dashes first: word processors put them into names.
  "'": '\u2018\u2019\u201b\u2032\u00b4\u02b9\u02bc\u02bf\u02c8Ьь',
  '-': '\u2010\u2011\u2012\u2013\u2212\u00af\u00b1\u02c9\u02d7',
  '--': '\u2014\u2015\u2043',
  // Accents that stand alone.
  '': '\u00a8\u00b8\u02d8\u02d9\u02da\u02db\u02dc\u02dd\u037a\u0384\u0385\u2017',
  A: 'ȺΑαАа',
  AE: 'ÆæӔӕ',
  B: 'ƀƁƂƃɃΒβБб',
  C: '\u00a2\u00a9ƇƈȻȼ',
  CH: 'ЧчҼҽӋӌ',
  "CH'": 'ҶҷҸҹҾҿ',
  D: 'ÐðĐđƉƊƋƌƍȡΔδДдẟ',
  DB: 'ȸ',
  DEG: '\u00b0',
  DJ: 'Ђђ',
  DZ: 'ЅѕӠӡ',
  DZH: 'Џџ',
  E: 'ƐɆɇΕεΗηЄЕеЭэѢѣ',
  F: 'ƑƒФфѲѳ',
  G: 'ƓƔǤǥΓγГг',
  "G'": 'ҐґҒғҔҕ',
  GJ: 'Ѓѓ',
  H: 'ĦħҺһ',
  HV: 'ƕǶ',
  I: 'ıƖƗΙιИиІі',
  IA: 'Яя',
  IE: 'ЀѐєӖӗ',
  IO: 'Ёё',
  IU: 'Юю',
  J: 'ȷɈɉЈј',
  K: 'ĸƘƙΚκКк',
  "K'": 'ҚқҜҝҞҟҠҡӃӄ',
  KH: 'ΧχХхҨҩ',
  "KH'": 'Ҳҳ',
  KJ: 'Ќќ',
  KS: 'Ξ',
  L: 'ŁłƚƛȴȽΛλЛл',
  LJ: 'Љљ',
  LL: 'Ỻỻ',
  M: 'ΜμМм',
  N: 'ƝƞȠȵΝνНн',
  "N'": 'ҢңӇӈ',
  NG: 'ŊŋҤҥ',
  NJ: 'Њњ',
  O: 'ØøƆƟΟοΩωОоӨө',
  OE: 'Œœ',
  OI: 'Ƣƣ',
  OU: 'Ȣȣ',
  P: '\u00b6ƤƥΠπПп',
  "P'": 'Ҧҧ',
  PH: 'Φφ',
  PS: '\u00a3Ψψ',
  Q: 'Ɋɋ',
  QP: 'ȹ',
  R: '\u00aeɌɍΡρРр',
  S: 'ȿΣςσСсẜẝ',
  "S'": 'Ҫҫ',
  SH: 'ƩƪШш',
  SHCH: 'Щщ',
  SS: '\u00a7ßẞ',
  T: 'ŦŧƫƬƭƮȶȾΤτТт',
  "T'": 'Ҭҭ',
  TH: 'ÞþΘθ',
  TS: 'ƾЦц',
  TSH: 'Ћћ',
  TTS: 'Ҵҵ',
  U: '\u00b5ɄΥυУуҮү',
  "U'": 'Ұұ',
  V: 'ƲВвỼỽ',
  W: 'ƜƿǷ',
  X: '\u00d7ξ',
  Y: '\u00a5ƱƳƴȜȝɎɏЫыѴѵỾỿ',
  YI: 'Її',
  YR: 'Ʀ',
  Z: 'ƵƶȤȥɀΖζЗз',
  "Z'": 'Ҙҙ',
  ZH: 'ƷƸƹƺǮǯЖж',
  "ZH'": 'Җҗ',
  "'N": 'ŉ',
}

const MARKS = /\p{M}/gu
// Everything that is not ASCII, one code point at a time.
const NOT_ASCII = /[^\0-\x7f]/gu

/** By character; filled from the table, then by what was met: names repeat few characters. */
const known = new Map<string, string>()
/** What a hostile text could fill it with is bounded. */
const MAX_KNOWN = 4_096

/**
 * Transliterates a text to ASCII as the Unidecode tables do, which is more than removing accents: `œ` is `OE`, `ß` is `SS`, `ł` is `L`, a
 * typographic apostrophe is one. Letters that are not ASCII become upper case. Latin, Greek, Cyrillic, Armenian, Georgian,
 * Hebrew and Arabic letters are known; of other scripts nothing is kept.
 */
export function transliterate(text: string): string {
  return text.replace(NOT_ASCII, transliterateCharacter)
}

function transliterateCharacter(character: string): string {
  if (known.size === 0) fill()
  let letters = known.get(character)
  if (letters === undefined) {
    letters = decompose(character)
    if (known.size < MAX_KNOWN) known.set(character, letters)
  }
  return letters
}

/** A character without its accents, each part looked up in turn. */
function decompose(character: string): string {
  const parts = character.normalize('NFKD').replace(MARKS, '')
  return Array.from(parts, (part) => (part <= '\x7f' ? part : (known.get(part) ?? '')))
    .join('')
    .toUpperCase()
}

function fill(): void {
  for (const table of [TABLE, OTHER_LETTERS])
    for (const [letters, characters] of Object.entries(table)) for (const each of characters) known.set(each, letters)
}
