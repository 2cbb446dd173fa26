// Countries by their INSEE code, `99` and three digits: those that exist, and those that existed and are in the civil register.

/** The last three digits. */
const COUNTRIES = [
  // France and Europe.
  ...'100 101 102 103 104 105 106 107 108 109 110 111 112 113 114 115 116 117 118 119 120 121 122 123 125 126 127 128'.split(
    ' ',
  ),
  ...'129 130 131 132 133 134 135 136 137 138 139 140 141 142 144 145 148 151 155 156 157'.split(' '),
  // Asia.
  ...'201 203 204 205 206 207 208 212 213 214 215 216 217 219 220 222 223 224 225 226 227 229 230 231 232 234 235 236'.split(
    ' ',
  ),
  ...'238 239 240 241 242 243 246 247 248 249 250 251 252 253 254 255 256 257 258 259 260 261 262'.split(' '),
  // Africa.
  ...'301 302 303 304 306 308 309 310 311 312 313 314 315 316 317 318 319 320 321 322 323 324 326 327 328 329 330 331'.split(
    ' ',
  ),
  ...'332 333 334 335 336 337 338 339 340 341 342 343 344 345 346 347 348 349 350 351 352 389 390 391 392 393 394 395'.split(
    ' ',
  ),
  ...'396 397 398 399'.split(' '),
  // America.
  ...'401 404 405 406 407 408 409 410 411 412 413 414 415 416 417 418 419 420 421 422 423 424 425 426 427 428 429 430'.split(
    ' ',
  ),
  ...'431 432 433 434 435 436 437 438 439 440 441 442 443 444 445'.split(' '),
  // Oceania.
  ...'501 502 503 505 506 507 508 509 510 511 512 513 514 515 516 517'.split(' '),
]

const CODES: ReadonlySet<string> = new Set(COUNTRIES.map((digits) => `99${digits}`))

/** Whether a text is the code of a country, such as `99100` for France. */
export function isBirthCountry(code: string): boolean {
  return CODES.has(code)
}
