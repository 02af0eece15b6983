// Court fees, auctions, redefault: figures printed by others or worked by hand from the published rules, and the curve that
// is drawn through the studies' figures, with how far it lies from each of them.
import { byBrackets, type Bracket } from '../../src/core/brackets.ts'
import { type CourtFees, type CourtTables, courtFees } from '../../src/core/court.ts'
import { brokenInYear, curve, tenthsCut } from '../../src/core/hazard.ts'
import { change } from '../../src/core/measure.ts'
import { type Money, format, money } from '../../src/core/money.ts'
import { type Share, shareOf } from '../../src/core/rate.ts'
import { expected, presentValue } from '../../src/core/value.ts'
import { irr } from '../../src/core/yield.ts'
import { cents, part } from '../support/build.ts'
import { bracket, chinaCourt, hazard } from '../support/court.ts'
import { type Case, suite, vectors } from '../support/vectors.ts'

/** A case that compares two figures, as written. */
const equal = (id: string, found: string | number, is: string | number): Case => ({
  id,
  check: () => (String(found) === String(is) ? undefined : `${found} instead of ${is}`),
})
const yuan = (amount: Money | undefined): string => (amount === undefined ? 'none' : format(amount, 2))

// ---- 诉讼费用交纳办法: the tables as printed with the cases.

type Slice = { upTo: number | null; fixed?: number; rate?: string }
type FeeCase = { fn: string; amount: number; procedure?: string; closing?: string; expected: number }
type Fees = Record<'acceptanceFeeTiers' | 'enforcementFeeTiers' | 'preservationFeeTiers', Slice[]> & {
  preservationCap: number
  cases: FeeCase[]
}

const printed = (of: Fees): CourtTables => ({
  ...chinaCourt,
  acceptance: of.acceptanceFeeTiers.map(({ upTo, ...slice }) => bracket(upTo, slice)),
  enforcement: of.enforcementFeeTiers.map(({ upTo, ...slice }) => bracket(upTo, slice)),
  preservation: of.preservationFeeTiers.map(({ upTo, ...slice }) => bracket(upTo, slice)),
  preservationMost: cents(of.preservationCap),
})
const COLUMN: Readonly<Record<string, keyof CourtFees>> = {
  acceptanceFee: 'acceptance',
  enforcementFee: 'enforcement',
  preservationFee: 'preservation',
  paymentOrderFee: 'paymentOrder',
}
/** Simplified procedure, mediation and withdrawal each halve the fee, together once. */
const columnOf = ({ fn, procedure, closing }: FeeCase): keyof CourtFees =>
  procedure !== undefined || closing !== undefined ? 'simplified' : (COLUMN[fn] as keyof CourtFees)

const fees: Fees | undefined = vectors('china/court-fees.json')
suite(
  'china court fees',
  16,
  fees?.cases.map((one) =>
    equal(
      [one.fn, one.amount, one.procedure, one.closing].filter((word) => word !== undefined).join(' '),
      yuan(courtFees(printed(fees), cents(one.amount))[columnOf(one)]),
      one.expected.toFixed(2),
    ),
  ),
)
/** The table that other tests use is the one printed with the cases. */
suite(
  'china court tables',
  3,
  fees &&
    (['acceptance', 'enforcement', 'preservation'] as const).map((table) =>
      equal(table, JSON.stringify(chinaCourt[table]), JSON.stringify(printed(fees)[table])),
    ),
)

// ---- Worked examples: sixteen claims in five columns, and an auction.

type Worked = {
  courtFees: Record<
    'claim' | 'acceptance' | 'halved' | 'paymentOrder' | 'enforcement' | 'preservation',
    string
  >[]
  auction: { appraisal: string; firstStartMin: string; secondStartMin: string }[]
}
const worked: Worked | undefined = vectors('china/worked-examples.json')
suite(
  'china worked court fees',
  80,
  worked?.courtFees.flatMap(({ claim, ...row }) => {
    const found = courtFees(chinaCourt, cents(claim))
    return [
      equal(`${claim} acceptance`, yuan(found.acceptance), row.acceptance),
      equal(`${claim} halved`, yuan(found.simplified), row.halved),
      equal(`${claim} payment order`, yuan(found.paymentOrder), row.paymentOrder),
      equal(`${claim} enforcement`, yuan(found.enforcement), row.enforcement),
      equal(`${claim} preservation`, yuan(found.preservation), row.preservation),
    ]
  }),
)
/** 网络司法拍卖规定 arts. 10 and 26: at least 70 %, then a fifth less, 56 %. */
suite(
  'china auctions',
  2,
  worked?.auction.flatMap(({ appraisal, firstStartMin, secondStartMin }) => {
    const start = (of: Share): string => yuan(money(shareOf(of, cents(appraisal))))
    return [
      equal(`${appraisal} first`, start(part('70%')), firstStartMin),
      equal(`${appraisal} second`, start(part('56%')), secondStartMin),
    ]
  }),
)

// ---- Slices of another country: least living expenses, South Africa's Regulation 23A.

type Misc = {
  sa_reg23A: {
    bands: [from: number, upTo: number | null, before: number, rate: number][]
    published_point: [number, number]
  }
  occ_2008: Record<
    'm6_60dpd' | 'm12_60dpd',
    { dec20plus: number; unchanged: number; increased: number; dec10_20: number }
  >
  hamp_tier1: { m6: [number, number]; m12: [number, number]; m24_60: number }
}
const misc: Misc | undefined = vectors('misc-published.json')
const slices = (of: Misc): Bracket[] =>
  of.sa_reg23A.bands.map(([, upTo, , rate]) => bracket(upTo, { rate: String(rate) }))
suite(
  'south africa regulation 23A',
  5,
  misc && [
    equal(
      'published point',
      yuan(byBrackets(slices(misc), cents(misc.sa_reg23A.published_point[0]))),
      '1167.88',
    ),
    ...misc.sa_reg23A.bands.slice(0, 4).map(([, upTo], k) => {
      const next = misc.sa_reg23A.bands[k + 1] as [number, number, number, number]
      return equal(`up to ${upTo}`, yuan(byBrackets(slices(misc), cents(upTo as number))), next[2].toFixed(2))
    }),
  ],
)

// ---- Redefault. The slope of 22 % fewer for each tenth is JPMorgan Chase Institute's (2017), not OCC's: the curve must lie
// between the ratios that OCC saw after 6 months and after 12; it is 3.1 points below the one after 12.

const ratio = (a: number, b: number): string => (a / b).toFixed(3)
const h = hazard({ base: '58.8%' })
suite(
  'redefault by payment cut (OCC 2008)',
  5,
  misc && [
    equal(
      '12 months, cut by 20 % or more, of unchanged',
      ratio(misc.occ_2008.m12_60dpd.dec20plus, misc.occ_2008.m12_60dpd.unchanged),
      '0.639',
    ),
    equal(
      '6 months, the same',
      ratio(misc.occ_2008.m6_60dpd.dec20plus, misc.occ_2008.m6_60dpd.unchanged),
      '0.447',
    ),
    equal('the curve at two tenths', (brokenInYear(h, 2) / brokenInYear(h, 0)).toFixed(3), '0.608'),
    {
      id: 'the curve lies between them, 3.1 points below the later',
      check: () => {
        const { m6_60dpd: six, m12_60dpd: twelve } = misc.occ_2008
        const [seen6, seen12] = [six.dec20plus / six.unchanged, twelve.dec20plus / twelve.unchanged]
        const drawn = (1 - curve(h, 2, 12)[12]!) / (1 - curve(h, 0, 12)[12]!)
        const away = ((seen12 - drawn) * 100).toFixed(1)
        return drawn > seen6 && drawn < seen12 && away === '3.1' ? undefined : `${drawn}, ${away} points off`
      },
    },
    {
      id: 'an increased payment counts as unchanged: OCC saw 56.2 and 58.8 after 12 months',
      check: () => {
        const { increased, unchanged } = misc.occ_2008.m12_60dpd
        const same = tenthsCut(cents(1_200), cents(1_000)) === 0
        return same && unchanged - increased < 3 ? undefined : `${increased} against ${unchanged}`
      },
    },
  ],
)

/** What share a month is lost between two shares kept, in percent. */
const monthly = (before: number, after: number, months: number): string =>
  ((1 - ((100 - after) / (100 - before)) ** (1 / months)) * 100).toFixed(2)
suite(
  'HAMP Tier 1 (60+ days)',
  6,
  misc &&
    (() => {
      const { m6, m12, m24_60: m24 } = misc.hamp_tier1
      // The weights are those three hazards; the base is what HAMP saw after 12 months.
      const kept = curve(hazard({ base: `${m12[0]}%` }), 0, 24)
      const broken = (month: number): string => ((1 - kept[month]!) * 100).toFixed(1)
      return [
        equal('hazard of months 1–6', monthly(0, m6[0], 6), '1.56'),
        equal('hazard of months 7–12', monthly(m6[0], m12[0], 6), '1.42'),
        // Printed as 1.05; 26.4 after 16.5 gives 1.046.
        equal('hazard of months 13–24', monthly(m12[0], m24, 12), '1.05'),
        equal('broken after 6 months', broken(6), m6[0].toFixed(1)),
        equal('broken after 12 months', broken(12), m12[0].toFixed(1)),
        equal('broken after 24 months', broken(24), m24.toFixed(1)),
      ]
    })(),
)

// ---- Worth and its change, as in the standards' own examples.

/**
 * IFRS 9 IG B.26 and B.27: 1,000 lent, 59 a year, 1,250 at 5 years. At the start of year 3 half of it is expected in year 3;
 * the interest on the other half, 29.5, is printed as 30. Printed: 1,086 carried, 1,138 revised, an adjustment of 52.
 */
const eir = irr([-1_000, 59, 59, 59, 59, 1_309]).roots[0] as number
const revised = presentValue([0, 625 + 59, 59 / 2, 625 + 59 / 2], eir)
const carried = presentValue([0, 59, 59, 59 + 1_250], eir)
const flows = Array.from({ length: 12 }, (_, k) => ({
  amount: 100,
  remaining: 100 * (12 - k),
  discount: 1.01 ** -(k + 1),
}))
suite('worth and its change', 9, [
  equal(
    '12 × 100, 2 % broken a month, 30 % recovered',
    expected(
      flows,
      Array.from({ length: 13 }, (_, k) => 0.98 ** k),
      0.3,
    ).toFixed(2),
    '1033.42',
  ),
  equal(
    'the same free of risk',
    presentValue([0, ...flows.map(({ amount }) => amount)], 0.01).toFixed(2),
    '1125.51',
  ),
  equal('3 years at 5 % instead of 10 %', presentValue([0, 50, 50, 1_050], 0.1).toFixed(2), '875.66'),
  equal('diminished by', (change(presentValue([0, 50, 50, 1_050], 0.1), 1_000) * 100).toFixed(2), '12.43'),
  equal('put off 2 years at 10 %', presentValue([0, 0, 1_210], 0.1).toFixed(2), '1000.00'),
  equal('IG B.26 effective rate', (eir * 100).toFixed(6), '9.995319'),
  equal('IG B.27 carried', Math.round(carried), '1086'),
  equal('IG B.27 revised', Math.round(revised), '1138'),
  equal('IG B.27 adjustment', Math.round(revised - carried), '52'),
])
