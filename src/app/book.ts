// A book as it is listed (账册清单): a line for each record, with what it comes to and what happened; nothing of it is shown unmasked
// unless that was asked for.
import type { Channel, Addressee, Contact, Moment } from '../core/contact.ts'
import type { Day } from '../core/day.ts'
import type { Finding } from '../core/finding.ts'
import type { Money } from '../core/money.ts'
import type { ENTERED } from '../core/payment.ts'
import type { Numbered } from './match.ts'
import type { Unmatched } from './match-book.ts'
import type { Personal } from './personal.ts'

export type BookRecord = {
  readonly kind: 'agreement' | 'case' | 'session'
  readonly id: string
  readonly case?: string
  readonly name?: string
  readonly phone?: string
  readonly contractNo?: string
  readonly currency?: string
  readonly digits: number
  readonly on?: Day
  readonly policy?: string
  readonly rows: number
  readonly firstDue?: Day
  readonly lastDue?: Day
  readonly total: Money
  readonly events: number
  readonly lastEvent?: Day
  readonly contacts: number
  readonly lastContact?: { readonly at: string; readonly outcome: string }
}
export type BookList = {
  readonly dir: string
  readonly masked: boolean
  readonly records: readonly BookRecord[]
}

/** Contacts about an agreement, the first of them first. */
export type ContactList = {
  readonly id: string
  readonly currency: string
  readonly digits: number
  readonly masked: boolean
  /** Whose names and numbers may stand in a note. */
  readonly who: Personal
  readonly contacts: readonly Contact[]
}

/** Whether a contact may be made, and when it may if not now. */
export type ContactAnswer = {
  readonly id: string
  readonly at: Moment
  readonly by: Channel
  readonly to: Addressee
  readonly may: boolean
  readonly findings: readonly Finding[]
  readonly next?: Moment
  readonly policy: { readonly id: string; readonly version: string; readonly digest: string }
}

/** What a check of a book found, as the store tells it. */
export type BookDamage = {
  readonly what: string
  readonly file: string
  readonly line?: number
  readonly why?: string
  readonly has?: number
  readonly want?: number
}
export type BookRemark = {
  readonly what: string
  readonly file: string
  readonly lines?: number
  readonly bytes?: number
}
export type BookCheck = {
  readonly dir: string
  readonly rebuilt: boolean
  readonly records: { readonly agreement: number; readonly case: number; readonly session: number }
  readonly lines: number
  readonly files: number
  readonly forgotten: number
  readonly damages: readonly BookDamage[]
  readonly remarks: readonly BookRemark[]
}

/** What came of a line of a bank's list over a whole book. */
export type Entry = { readonly line: Numbered } & (
  | { readonly is: (typeof ENTERED)[number]; readonly id: string }
  | Unmatched
)
export type BookImport = {
  readonly currency: string
  readonly digits: number
  /** In the order of the list, without money that went out. */
  readonly entries: readonly Entry[]
}
