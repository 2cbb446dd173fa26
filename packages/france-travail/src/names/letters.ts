/**
 * What characters become that no decomposition of Unicode turns into ASCII letters, as the Unidecode tables have it: Latin, Greek, Cyrillic,
 * Armenian, Georgian, Hebrew and Arabic letters, letters of African languages and of phonetics, and the signs that people put into names.
 * Upper case only, since names are sent so. Of letters before U+0600, a small one that is not here has what its capital has.
 *
 * By the first character of a run, what it and those after it become: nothing at all is `_`, and an empty place is a character that
 * the run skips.
 */
export const LETTERS: Readonly<Record<number, string>> = {
  0xa2: "C PS  Y  SS _ C     R - DEG -   ' U P  _",
  0xc6: 'AE',
  0xd0: 'D       X O      TH SS',
  0x110: 'D',
  0x126: 'H',
  0x131: 'I       K',
  0x141: "L        'N NG        OE",
  0x166: 'T',
  0x181: 'B B    O C  D D D  D   E F  G G  I I K   L W N  O   OI  P  YR   SH SH T T  T   Y V Y  Z  ZH ZH  ZH    TS',
  0x1e4: 'G',
  0x1ee: 'ZH        HV W',
  0x21c: 'Y    N D OU  Z',
  0x234:
    "L N T J DB QP A C  L T S Z   B U  E  J  Q  R  Y  A A A   C   E    E E E J  G G  U Y H H   I L L L LZ  W M  N N  OE O F R R R R R R R R R S S J S S T   U   W Y Y Z Z Z Z    C  B E G H J K L Q   DZ DZ DZ TS TS TC FN LS LZ WW  H H  H   R R R   '   '   '        V ' -",
  0x2d7: '- _ _ _ _ _ _   G',
  0x2ec: 'V',
  0x345: '_',
  0x37a: '_',
  0x384: '_ _',
  0x391: 'A B G D E Z E TH I K L M N KS O P R  S T U PH KH PS O',
  0x3be: 'X',
  0x400:
    "IE IO DJ GJ E DZ I YI J LJ NJ TSH KJ   DZH A B V G D E ZH Z I  K L M N O P R S T U F KH TS CH SH SHCH  Y ' E IU IA",
  0x454: 'IE',
  0x460: 'O  E  IE  E  IE  O  IO  KS  PS  F  Y    U  O  O  OT  Q',
  0x490:
    "G'  G'  G'  ZH'  Z'  K'  K'  K'  K'  N'  NG  P'  KH  S'  T'  U  U'  KH'  TTS  CH'  CH'  H  CH  CH'     K'    N'    CH",
  0x4d4: 'AE  IE',
  0x4e0: 'DZ        O',
  0x531: "A B G D E Z E E T ZH I L KH TS K H DZ GH CH M Y N SH O CH P J RH S V T R TS W P K O F    '",
  0x587: 'EW',
  0x5d1: 'B G D H V Z KH T Y K K L M M N N S  P P TS TS Q R SH T      V OY I',
  0x622: "A ' W'  Y'  B  T TH J H KH D DH R Z S SH S D T Z  G       F Q K L M N H W  Y AN UN IN A U I W   ' '",
  0x671:
    "' ' '  ' 'W 'U 'Y TT TTH B T T P TH BH 'H H NY DY H CH CCH DD D D DT DH DDH D D D RR R R R R R R J R S S S S S T GH F F F V F PH Q Q KH K K K NG K G G N G G G L L L L N N N N N H CH HY H H  W OE OE U YU YU W V Y Y Y W   Y Y'  AE",
  0x10a0: "A B G D E V Z T I K L M N O P ZH R S T U P K G' Q SH CH C Z' C CH X J H E Y W XH OE",
  0x10d0: "A B G D E V Z T I K L M N O P ZH R S T U P K G' Q SH CH C Z' C CH X J H E Y W XH OE F",
  0x1e9c: 'S S SS D',
  0x1efa: 'LL LL V V Y Y',
  0x2010: "- - - - -- --  _ ' '  '",
  0x2032: "'",
  0x2043: '--',
  0x2212: '-',
}
