// Currency (币种): how many digits an amount has after the point: yuan 2 (元角分), yen 0, Bahraini dinar 3.
// Digits: Unicode CLDR 48, supplemental/currencyData `_digits` (Unicode-3.0); codes: the current list of ISO 4217.

/** Codes whose minor unit is not two digits; those no longer in use are still read, for old claims. */
const UNUSUAL: readonly (readonly [digits: number, codes: string])[] = [
  [
    0,
    'ADP AFN ALL BIF BYR CLP COP DJF ESP GNF HUF IDR IQD IRR ISK ITL JPY KMF KPW KRW LAK LBP LUF MGA MGF MMK MRO ' +
      'PKR PYG RWF SLL SOS STD SYP TMM TRL UGX UYI VND VUV XAF XOF XPF YER ZMK ZWD',
  ],
  [3, 'BHD JOD KWD LYD OMR TND'],
  [4, 'CLF UYW'],
]

const TWO_DIGITS =
  'AED AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CNY COU CRC ' +
  'CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG ILS INR JMD KES KGS KHR ' +
  'KYD KZT LKR LRD LSL MAD MDL MKD MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP ' +
  'PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SRD SSP STN SVC SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD ' +
  'USN UYU UZS VED VES WST XCD XCG ZAR ZMW ZWG ANG BGN VEF XAD XAU'

const BY_DIGITS: readonly (readonly [digits: number, codes: string])[] = [[2, TWO_DIGITS], ...UNUSUAL]

/** `currencyDigits('CNY')` is 2, of JPY 0, of KWD 3; `undefined` for a code nobody issues. */
export function currencyDigits(code: string): number | undefined {
  if (!/^[A-Z]{3}$/.test(code)) return undefined
  return BY_DIGITS.find(([, codes]) => codes.includes(code))?.[0]
}

/** Every code that is read, for a suggestion: CYN → CNY. */
export const currencyCodes = (): string[] => BY_DIGITS.flatMap(([, codes]) => codes.split(' '))
