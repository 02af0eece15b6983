// Forbidden wordings: a battery of threats in both languages, plain and disguised, each of which is caught, and of what may be said,
// none of which is; the patterns themselves; own wordings of a lender, which add and never take away.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { POLICIES, bookOf } from '../../src/policy/load.ts'
import { viewsOf } from '../../src/policy/same-letters.ts'
import {
  WORDING_WHYS,
  WORDING_LANGS,
  hits,
  inAll,
  joinedWordings,
  wordingsIn,
} from '../../src/policy/wording.ts'
import { headsOf, patternOf, placesOf } from '../../src/policy/wording-pattern.ts'
import { listOf, mapOf, textOf } from '../../src/policy/written.ts'

const listsOf = (name: string) => wordingsIn(bookOf(name)?.wordings ?? [])
const [generic, cn, us] = [listsOf('generic'), listsOf('cn'), listsOf('us')]
const every = inAll(POLICIES.map(listsOf))
const whysIn = (text: string, of = every): string[] => hits(text, of).map(({ wording }) => wording.why)

/** Sentence, and of what sort it is. */
const THREATS: readonly (readonly [string, string])[] = [
  // English
  ['If you do not pay by Friday we will break your legs.', 'threat'],
  ['Pay now or we are going to hurt you.', 'threat'],
  ['We will send some guys round to your place.', 'threat'],
  ['You will regret this.', 'threat'],
  ['We know where you live.', 'threat'],
  ['This is your FINAL WARNING.', 'threat'],
  ['You cannot hide from us.', 'threat'],
  ['Bear all the consequences if you do not transfer the money.', 'threat'],
  ['You will be arrested if the balance is not cleared.', 'false-consequence'],
  ['Failure to pay is a crime.', 'false-consequence'],
  ['A warrant has been issued for your arrest.', 'false-consequence'],
  ['The police will come to your home tomorrow.', 'false-consequence'],
  ['You could go to jail for this.', 'false-consequence'],
  ['You are a criminal.', 'false-consequence'],
  ['This is the Federal Court enforcement office.', 'false-authority'],
  ['I am Detective Miller and this is about your debt.', 'false-authority'],
  ['A subpoena has been issued in your case.', 'false-authority'],
  ['You will be served with court papers at work.', 'false-authority'],
  ['Your children will suffer for it.', 'false-consequence'],
  ['You will lose your job over this.', 'false-consequence'],
  ['You will never be able to rent a flat again.', 'false-consequence'],
  ['We will blacklist you everywhere.', 'false-consequence'],
  ['Your credit will be ruined forever.', 'false-consequence'],
  ['We will seize your house and garnish your wages.', 'false-consequence'],
  ['We will tell your boss.', 'third-party'],
  ['We have to contact your employer and your family.', 'third-party'],
  ['Your neighbours will find out what you owe.', 'third-party'],
  ['We will not hesitate to call your mother.', 'third-party'],
  ['We will post your photo on Facebook.', 'shame'],
  ['We shall expose you.', 'shame'],
  ['We will call you every hour until you pay.', 'harassment'],
  ['There will be no peace until this is paid.', 'harassment'],
  ['We will wait outside your office.', 'harassment'],
  ['You are a deadbeat.', 'abuse'],
  ['You shameless liar, pay up.', 'abuse'],
  ['You owe us a collection fee on top.', 'extra-charge'],
  ['Borrow it from your relatives.', 'new-borrowing'],
  ['Take out a loan somewhere and pay us.', 'new-borrowing'],
  ['We will erase your credit history once you pay.', 'false-promise'],
  ['We will sue you.', 'threat'],
  // English, disguised
  ['You will be ａｒｒｅｓｔｅｄ.', 'false-consequence'],
  ['You will be a r r e s t e d.', 'false-consequence'],
  ['You will be arr3sted.', 'false-consequence'],
  ['You will be аrrеstеd.', 'false-consequence'],
  ['You will be ar\u200brest\u00aded.', 'false-consequence'],
  ['You will be a.r.r.e.s.t.e.d', 'false-consequence'],
  ['WE WILL TELL   YOUR\nBOSS', 'third-party'],
  ['You’ll regret it', 'threat'],
  ['you are a d3adbeat', 'abuse'],
  // 中文
  ['再不还钱就打断你的腿。', 'threat'],
  ['小心你全家的人身安全。', 'threat'],
  ['明天带几个兄弟去找你。', 'threat'],
  ['不还款后果自负。', 'threat'],
  ['给我等着，有你好看。', 'threat'],
  ['这是最后通牒。', 'threat'],
  ['我们知道你家住在哪。', 'threat'],
  ['你等着坐牢吧。', 'false-consequence'],
  ['再不还就把你送进去。', 'false-consequence'],
  ['派出所明天就上门抓你。', 'false-consequence'],
  ['你已涉嫌信用卡诈骗。', 'false-consequence'],
  ['将追究你的刑事责任。', 'false-consequence'],
  ['案件已移送公安。', 'false-consequence'],
  ['我是朝阳区人民法院的书记员。', 'false-authority'],
  ['我们是公安局经侦大队。', 'false-authority'],
  ['法院传票今天已寄出。', 'false-authority'],
  ['你的案子已被法院立案。', 'false-authority'],
  ['会影响你孩子上学。', 'false-consequence'],
  ['子女将来不能考公务员。', 'false-consequence'],
  ['限制你坐飞机高铁。', 'false-consequence'],
  ['马上把你列入黑名单。', 'false-consequence'],
  ['征信会终身有污点。', 'false-consequence'],
  ['冻结你名下所有银行卡。', 'false-consequence'],
  ['我们会通知你的单位。', 'third-party'],
  ['打电话给你的父母和亲戚。', 'third-party'],
  ['让你的同事都知道你欠钱。', 'third-party'],
  ['爆你通讯录。', 'third-party'],
  ['曝光你的身份证和照片。', 'shame'],
  ['把你的照片贴到小区门口。', 'shame'],
  ['电话轰炸到你还钱为止。', 'harassment'],
  ['每天上门堵在你家门口。', 'harassment'],
  ['你就是个老赖、骗子。', 'abuse'],
  ['不要脸的东西。', 'abuse'],
  ['另收上门费500元。', 'extra-charge'],
  ['先去网贷借一笔来还。', 'new-borrowing'],
  ['找亲戚朋友借。', 'new-borrowing'],
  ['还清后保证帮你征信清零。', 'false-promise'],
  // 中文，变形
  ['你等着坐 牢 吧', 'false-consequence'],
  ['你等着坐*牢吧', 'false-consequence'],
  ['你等着坐。牢吧', 'false-consequence'],
  ['通·知·你·单·位', 'third-party'],
  ['通知你單位', 'third-party'],
  ['再不還錢就打斷你的腿', 'threat'],
  ['電話轟炸你', 'harassment'],
  ['后\u200b果\u200b自\u200b负', 'threat'],
  ['你這個騙子', 'abuse'],
  ['通知一下你家里人', 'third-party'],
]

const FACTS: readonly string[] = [
  'Under agreement no. 2026-17, ¥1,044.27 is due on 2027-01-20.',
  'It has been unpaid for 5 days, since 2027-01-15.',
  'Paid by 2027-03-02, ¥1,044.27 makes the delay good.',
  'Otherwise the agreement counts as broken, and ¥560.49 that was waived on condition is owed again.',
  'Everything that is then owed is due at once.',
  'From the day of the breach on, interest runs at the rate of the loan contract (14.4%).',
  'The parties settle disputes by talking first; otherwise the court that the loan contract names decides.',
  'Who bears the costs of enforcing the debt is decided by a court under the loan contract and the law.',
  'Before bad information is reported to a credit register, you are told.',
  'Adverse information is kept for five years from the end of the adverse conduct.',
  'The overdue mark may stay on the credit record until 2032-03-10, then it is to be deleted.',
  'Please call us between 08:00 and 21:00; we can look at the plan together.',
  'We will not contact your employer.',
  'We do not tell your family about this agreement.',
  'You may come with somebody you trust; your family may join you.',
  'A pay slip from your employer helps us to look at the plan.',
  'Payments go to this account only.',
  'If you have lost your job, please tell us.',
  'You have the right to an answer within 20 days.',
  'Collateral and guarantees remain as they are.',
  'This communication is from a debt collector.',
  'Do not borrow elsewhere to pay this.',
  'There is no collection fee.',
  'Nobody can delete your credit history before its time.',
  'The lender may bring the claim before the court that the loan contract names.',
  'A judgment would be enforced by the court on application.',
  '截至2027年1月20日应还1,044.27元。',
  '该款自2027年1月15日起未还，已5天。',
  '在2027年3月2日或之前补足的，视为已按约履行。',
  '逾期未补足的，构成违约，附条件减免的560.49元恢复计收。',
  '违约后，全部剩余欠款立即到期。',
  '自违约之日起，剩余本金按原借款合同利率（14.4%）计收利息。',
  '协商不成的，由原借款合同约定的法院管辖。',
  '实现债权的费用，由法院依原借款合同和法律确定由何方负担。',
  '出借人可以依法向人民法院提起诉讼。',
  '报送个人不良信息前，会事先告知您本人。',
  '不良信息自不良行为终止之日起保存五年，期满删除。',
  '双方可以申请人民调解，并共同申请司法确认。',
  '如还款有困难，请与我们联系，我们一起复核方案。',
  '我们不会通知您的单位。',
  '不得骚扰借款人。',
  '您可以由家人陪同前来。',
  '收入证明由单位出具。',
  '还款请汇入下列账户。',
  '请联系我们，您的家人也可以代为沟通。',
  '不收取催收费。',
  '请勿以贷还贷。',
  '不能承诺消除征信记录。',
  '时效期间已经届满的，借款人同意履行后不得再以此抗辩。',
  '经本人申请，执行法院可以依法准许分期履行。',
  '个性化分期还款协议签署后，银行停止催收。',
]

describe('the battery', () => {
  test('is large enough to mean something', () => {
    expect(THREATS.length).toBeGreaterThanOrEqual(60)
    expect(FACTS.length).toBeGreaterThanOrEqual(40)
    expect([...new Set(THREATS.map(([, why]) => why))].toSorted()).toEqual([...WORDING_WHYS].toSorted())
  })
  test.each(THREATS)('%s', (text, why) => {
    expect(whysIn(text)).toContain(why)
  })
  test.each(FACTS)('may be said: %s', (text) => {
    expect(hits(text, every).map(({ wording, said }) => `${wording.id}: ${said}`)).toEqual([])
  })
})

describe('where it stands', () => {
  const cited = (text: string, of = every) =>
    hits(text, of).map(({ wording }) =>
      wording.sources.map(({ instrument }) => mapOf(instrument as never)['en']),
    )
  test('a country gives its law, generic says that it is a setting of this tool', () => {
    expect(cited('通知你单位', generic)).toEqual([['A setting of this tool']])
    expect(cited('通知你单位', cn)[0]?.[0]).toMatch(/^GB\/T 45251—2025/)
    expect(hits('通知你单位', generic)[0]?.wording.advisory).toBe(true)
    expect(hits('通知你单位', cn)[0]?.wording.advisory).toBe(false)
    expect(cited('We will tell your boss', us)).toEqual([['Regulation F, 12 CFR part 1006']])
  })
  test('without a country every law that says it', () => {
    expect(cited('We will tell your boss')[0]).toHaveLength(2)
  })
  test('a country has what is its own', () => {
    expect(whysIn('We will sue you.', us)).toEqual(['threat'])
    expect(whysIn('We will sue you.', cn)).toEqual([])
  })
  test('the place is that of the text as written', () => {
    const text = 'Dear Sir,\nyou will be a r r e s t e d!'
    const [hit] = hits(text, every)
    expect(text.slice(hit?.from, hit?.to)).toBe('you will be a r r e s t e d')
    expect(hit?.said).toBe('you will be a r r e s t e d')
  })
})

describe('what ships', () => {
  test.each([...POLICIES])('every pattern of %s can be read, and what it lists is found', (name) => {
    let patterns = 0
    for (const written of bookOf(name)?.wordings ?? [])
      for (const of of [written, mapOf(written['except'])])
        for (const lang of WORDING_LANGS)
          for (const one of listOf(of[lang])) {
            const pattern = patternOf(textOf(one) ?? '', lang)
            expect(pattern, String(one)).toBeDefined()
            // The first of each alternative, said in a row, is the wording itself.
            const plain = (textOf(one) ?? '')
              .replaceAll(/\(([^|()]*)[^()]*\)/g, '$1')
              .replaceAll(/[~*]/g, ' ')
            if (!pattern) continue
            expect(placesOf(headsOf([pattern]), viewsOf(plain), plain.length).size, plain).toBe(1)
            patterns += 1
          }
    expect(patterns).toBeGreaterThan(100)
  })
})

describe('a list over another', () => {
  const own = (of: Readonly<Record<string, unknown>>) =>
    [{ label: { en: 'a', zh: 'b' }, why: 'threat', ...of }] as never
  test('adds, and takes nothing away', () => {
    const below = bookOf('generic')?.wordings ?? []
    const made = wordingsIn(joinedWordings(own({ id: 'bank.tone', en: ['pay up'] }), below))
    expect(made).toHaveLength(below.length + 1)
    expect(hits('Pay up! We will tell your boss.', made)).toHaveLength(2)
    const same = wordingsIn(joinedWordings(own({ id: 'third-party.tell', en: ['call the mayor'] }), below))
    expect(whysIn('We will tell your boss', same)).toHaveLength(1)
    expect(whysIn('We call the mayor', same)).toHaveLength(1)
  })
})

describe('patterns', () => {
  test.each(['', '(a|b', 'a)', '~ pay', 'pay ~', 'a', '(x|y|)', '()', '(|)', 'pay ~ ~ now'])(
    '%j is none',
    (text) => {
      expect(patternOf(text, 'en')).toBeUndefined()
    },
  )
  const found = (pattern: string, text: string, lang: 'en' | 'zh' = 'en'): number => {
    const one = patternOf(pattern, lang)
    return one ? (placesOf(headsOf([one]), viewsOf(text), text.length).get(one)?.length ?? 0) : -1
  }
  test('whole words, endings, gaps within a sentence', () => {
    expect(found('pay now', 'Please pay  NOW.')).toBe(1)
    expect(found('pay now', 'repay nowhere')).toBe(0)
    expect(found('arrest*', 'arrested')).toBe(1)
    expect(found('pay ~ jail', 'pay or you may go to jail')).toBe(1)
    expect(found('pay ~ jail', 'Please pay. The word jail is not ours.')).toBe(0)
    expect(found('pay (it|) now', 'pay now')).toBe(1)
    expect(found('通知~家人', '通知到你的家人', 'zh')).toBe(1)
    expect(found('通知~家人', '请通知。您的家人好吗', 'zh')).toBe(0)
    expect(found('坐牢', '坐\n牢', 'zh')).toBe(1)
  })
  test('any text is read without a failure, and every place lies within it', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 200 }),
        fc.constantFrom(...THREATS),
        (noise, [threat]) => {
          const text = `${noise}\n\nDear customer.\n\n${threat}`
          const all = hits(text, every)
          for (const { from, to, said } of all) {
            expect(from).toBeGreaterThanOrEqual(0)
            expect(to).toBeGreaterThan(from)
            expect(said).toBe(text.slice(from, to))
          }
          expect(all.some(({ to }) => to > noise.length)).toBe(true)
        },
      ),
    )
  })
})
