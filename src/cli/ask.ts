// Asking (提问): the required figures that neither file nor flags tell, asked of a person at a terminal; the one place where
// a prompter is made of the process's own terminal.
import type { Role } from '../app/appraise.ts'
import { missing } from '../app/interview.ts'
import type { Tree } from '../schema/tree.ts'
import type { Context } from './context.ts'
import { interview } from './interview.ts'
import { prompterOf } from './prompter.ts'
import { today } from './today.ts'

/** The tree with every required figure in it; what is already told is not asked. */
export async function askMissing(context: Context, tree: Tree, role: Role): Promise<Tree> {
  if (missing({ tree }, { lender: role !== 'borrower' }).length === 0) return tree
  const prompter = prompterOf(process.stdin, process.stderr)
  try {
    return await interview(context, prompter, tree, { role, today: today(), requiredOnly: true })
  } finally {
    prompter.close()
  }
}
