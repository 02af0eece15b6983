// Books for tests (账册样例): a folder with a book in it, agreements of the demonstration cases under any case id and parties.
import { agreementData } from '../../src/store/agreement-file.ts'
import { made } from '../../src/store/book/book.ts'
import { type New, type Writer, writing } from '../../src/store/book/write.ts'
import { isRefusal } from '../../src/core/finding.ts'
import type { Agreement } from '../../src/core/agreement.ts'
import type { Parties } from '../../src/core/situation.ts'
import { agree } from '../../src/app/agree.ts'
import { digest } from '../../src/store/digest.ts'
import { type Agreed, demo, planNamed, PLANS, textOf } from './agreements.ts'

export const CLOCK = (): Date => new Date(Date.UTC(2026, 10, 22, 8, 15, 30))

export const WANG: Parties = {
  borrower: {
    name: '王小明',
    idNumber: '310101199001011234',
    phone: '13812345678',
    address: '上海市黄浦区人民路1号',
  },
  lender: { name: '示例消费金融公司' },
  guarantors: [],
}

function agreedAs(id: string, parties: Parties = WANG, name: Agreed = 'card'): Agreement {
  const placed = demo(name)
  const situation = { ...placed.situation, id, parties }
  const made = agree(situation, placed.policy, planNamed(PLANS[name], placed), { role: 'committee', digest })
  if ('against' in made) throw new Error(JSON.stringify(made.against))
  return made
}

export function recordAs(id: string, parties: Parties = WANG, name: Agreed = 'card'): New {
  const text = textOf(agreedAs(id, parties, name))
  const { id: own } = agreementData(text) as { id: string }
  return { kind: 'agreement', id: own, text }
}

export const payment = (n: number, amount = '820.00') => ({
  id: `p${n}`,
  is: 'payment',
  on: '2026-12-15',
  entered: '2026-12-16',
  amount,
})

export function sure<T>(of: T): Exclude<T, { readonly refused: unknown }> {
  if (typeof of === 'object' && of !== null && isRefusal(of)) throw new Error(JSON.stringify(of.refused))
  return of as Exclude<T, { readonly refused: unknown }>
}

export function begun(dir: string): string {
  sure(made(dir, CLOCK) ?? {})
  return dir
}

export const write = <T>(dir: string, run: (book: Writer) => T) => sure(writing(dir, CLOCK, run))
