// The talk as it is kept (协商的记录): the moves of a session, in a journal on disk or, for a borrower who wants nothing kept, in
// this process alone. Either way a move counts only when it is written down; `keep` writes a talk that was not kept after all.
import { randomBytes } from 'node:crypto'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { type Day, iso } from '../../core/day.ts'
import { type Finding, isRefusal } from '../../core/finding.ts'
import { type Move, type Standing, NOTHING_SAID, step } from '../../core/negotiation.ts'
import type { Head } from '../../schema/session.ts'
import { type Clock, type Closed, type Journal, create } from '../../store/journal.ts'

export type Talk = {
  /** Where it is kept, if it is. */
  readonly file: () => string | undefined
  readonly moves: () => readonly Move[]
  readonly standing: () => Standing
  /** Why the move may not be made, if it may not; else it is on disk now. Throws an InputError where it cannot be written. */
  readonly append: (move: Move) => Finding | undefined
  /** Keeps in a new file what has been said so far. */
  readonly keep: (path: string) => Finding | undefined
  readonly close: () => void
}

export function kept(journal: Journal): Talk {
  return {
    file: () => journal.file,
    moves: () => journal.entries().map(({ move }) => move),
    standing: () => journal.standing(),
    append: (move) => refusedBy(journal.append(move)),
    keep: () => undefined,
    close: () => journal.close(),
  }
}

export function unkept(head: Head, clock: Clock): Talk {
  const moves: Move[] = []
  let standing = NOTHING_SAID
  let file: string | undefined
  return {
    file: () => file,
    moves: () => [...moves],
    standing: () => standing,
    append: (move) => {
      const made = step(standing, move)
      if (made.finding) return made.finding
      standing = made.standing
      moves.push(move)
      return undefined
    },
    keep: (path) => {
      const journal = create(path, head, clock)
      if (isRefusal(journal)) return journal.refused
      try {
        for (const move of moves) {
          const no = refusedBy(journal.append(move))
          if (no) return no
        }
        file = path
        return undefined
      } finally {
        journal.close()
      }
    },
    close: () => {},
  }
}

const refusedBy = (of: object | Closed): Finding | undefined => (isRefusal(of) ? of.refused : undefined)

/** A new file in the data folder: ~/.local/share/parley/sessions/2026-11-22-4f1c0a.jsonl. */
export function newFile(env: Readonly<Record<string, string | undefined>>, on: Day): string {
  const base = env['XDG_DATA_HOME'] || join(env['HOME'] || homedir(), '.local', 'share')
  return join(base, 'parley', 'sessions', `${iso(on)}-${randomBytes(3).toString('hex')}.jsonl`)
}
