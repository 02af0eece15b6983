// The output of a back-test (政策回测的输出格式), parley/backtest@1: what was drawn, each policy, each difference from the first.
// Amounts are numbers in currency units with exactly the currency's digits; shares fractions.
import * as v from 'valibot'
import type { Registry } from './json-schema.ts'
import { amount, count, finding, fraction, maybe, orNull, owed, text, told } from './output-parts.ts'

const spread = (what: string) =>
  orNull(
    told(
      v.strictObject({
        p5: fraction('A twentieth lies below.'),
        p25: fraction('A quarter lies below.'),
        median: fraction('Half lie below.'),
        p75: fraction('A quarter lies above.'),
        p95: fraction('A twentieth lies above.'),
      }),
      what,
    ),
  )
const drawing = (what: string) =>
  told(
    v.strictObject({
      mean: fraction('Mean of the simulations.'),
      low: fraction('Lower end of what `level` of them lie within.'),
      high: fraction('Upper end.'),
      standardError: fraction('Of the mean.'),
    }),
    what,
  )
const drawings = {
  value: drawing('Present value of what comes in, payments and recoveries.'),
  cash: drawing('The same as paid, not discounted.'),
  given: drawing('Reliefs that become final.'),
  kept: drawing('Plans kept to the end.'),
}
const trade = v.strictObject({ given: amount('Reliefs given up.'), buys: amount('Expected value bought.') })
const counts = (what: string) => told(v.record(v.string(), v.pipe(v.number(), v.integer())), what)

const policy = () =>
  v.strictObject({
    name: text('The id; a policy that is there twice has its place added.'),
    id: text('Name.'),
    version: text('Version.'),
    digest: text('SHA-256 of its text.'),
    discount: told(
      v.union([v.number(), v.string()]),
      'What its values are discounted at, a year: a fraction, or "contract", each debt at its own rate.',
    ),
    plans: count('Records with a plan that fits.'),
    none: count('Records without.'),
    kinds: counts('Recommended plans by kind.'),
    reasons: told(
      v.array(
        v.strictObject({
          rule: text('Key of the rule.'),
          count: count('Records without a plan whose nearest plan it forbids.'),
          example: v.strictObject({
            line: count('Line of the first.'),
            id: maybe(text('Its id.')),
            finding: told(finding, 'What the rule says of it.'),
          }),
        }),
      ),
      'Why there is no plan.',
    ),
    offersNothing: count('Records without a plan for which the policy has none to come near.'),
    approvals: counts('Plans by the lowest role that may grant them; nobody: the policy does not say.'),
    beyondRole: count('Plans that need an approval beyond the role of the run.'),
    stress: told(
      v.strictObject({
        plans: count('Plans of households whose income is known.'),
        bearing: count("Of these, plans that still fit under the policy's own fall of income."),
      }),
      'The fall of income of economics.stress.',
    ),
    firstPayment: spread('First payments.'),
    peakPayment: spread('Highest payments.'),
    months: spread('Months.'),
    reliefs: v.strictObject({
      now: owed('Given up at once.'),
      ifKept: owed('Given up only if plans are kept.'),
      total: amount('Together.'),
    }),
    owed: amount('By those with a plan.'),
    presentValue: amount('Of all plans.'),
    expectedValue: orNull(amount('Of all plans; null where nobody knows how often plans are broken.')),
    recovery: orNull(fraction('Expected value ÷ owed.')),
    withoutPlan: amount(
      'The best alternative known of those without a plan; what is unknown counts as nothing.',
    ),
    portfolio: orNull(amount('Expected value and that, together.')),
    simulated: orNull(v.strictObject({ plans: count('Plans whose end could be drawn.'), ...drawings })),
    budget: orNull(
      v.strictObject({
        budget: amount('What may be given up in all.'),
        given: amount('What is given up.'),
        buys: amount('Expected value bought with it.'),
        steps: count('Steps from one option to the next that were taken.'),
        records: count('Records with reliefs.'),
        bound: amount('No choice within the budget buys more.'),
        nextUnitBuys: fraction('What the next unit would buy.'),
        leftOnTable: amount('What could be bought beyond the budget.'),
        neededForAll: amount('Given up in all, if everything is bought.'),
        base: amount('Expected value without any relief.'),
        recommended: told(trade, 'What the recommended plans give up, and are worth above the base.'),
        line: told(v.array(trade), 'What budgets from nothing to everything buy.'),
      }),
    ),
  })

const backtest = () =>
  v.strictObject({
    schema: v.literal('parley/backtest@1'),
    currency: text('ISO 4217 code of every amount; empty where no record could be read.'),
    role: told(
      v.picklist(['collector', 'supervisor', 'manager', 'committee', 'analyst']),
      'Whose approvals are looked at.',
    ),
    records: count('Records that are cases.'),
    owed: amount('By all of them.'),
    rejected: v.strictObject({
      count: count('Records that are no case under some policy.'),
      reasons: v.array(
        v.strictObject({
          key: text('Key of the trouble; bug: the program failed.'),
          path: text('Where in the case.'),
          count: count('Records.'),
          line: count('Line of the first.'),
          message: text('The first in words.'),
        }),
      ),
    }),
    simulations: v.strictObject({
      count: count('How many.'),
      seed: count('Where they begin.'),
      level: fraction('Share of the simulations between low and high.'),
      shocks: orNull(
        v.strictObject({
          chance: fraction('That incomes fall, within 12 months.'),
          income: fraction('By what share.'),
          months: count('For how long.'),
        }),
      ),
    }),
    policies: told(v.array(policy()), 'In the order they were named.'),
    differences: told(
      v.array(
        v.strictObject({
          policy: text('Name of the later policy,'),
          against: text('and of the first.'),
          changes: told(
            v.strictObject({
              gained: count('A plan only under the later.'),
              lost: count('A plan only under the first.'),
              other: count('Another plan.'),
              same: count('The same plan and payments.'),
              none: count('No plan under either.'),
            }),
            'Record by record.',
          ),
          plans: told(v.pipe(v.number(), v.integer()), 'More plans; below 0 fewer.'),
          reliefs: amount('More reliefs.'),
          presentValue: amount('More present value.'),
          expectedValue: orNull(amount('More expected value.')),
          portfolio: orNull(amount('More in all, those without a plan included.')),
          simulated: orNull(told(v.strictObject(drawings), 'Differences simulation by simulation.')),
        }),
      ),
      'Each policy but the first against the first.',
    ),
  })

export const BACKTEST_OUTPUT = {
  backtest: {
    id: 'parley/backtest@1',
    title: 'A back-test: policies over one portfolio, with what luck does to them',
    shape: backtest,
    fields: async () => ({}),
  },
} satisfies Registry
