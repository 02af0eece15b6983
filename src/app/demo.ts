// Demonstration cases (演示案例): made-up households in trouble, naming no one, to compare with and to learn the file from.
// demoTree('job-loss') is the case as read; demoText('job-loss') is the file itself, comments included.
// Loaded by the one command that shows them: `parley demo`.
import { type Tree, treeOf } from '../schema/tree.ts'
import card, { text as cardText } from '../packs/demo/card.yaml'
import firstTime, { text as firstTimeText } from '../packs/demo/first-time.yaml'
import jobLoss, { text as jobLossText } from '../packs/demo/job-loss.yaml'
import noSurplus, { text as noSurplusText } from '../packs/demo/no-surplus.yaml'
import secondLien, { text as secondLienText } from '../packs/demo/second-lien.yaml'

/** The story the whole thing starts from comes first. */
export const DEMOS = ['job-loss', 'first-time', 'card', 'second-lien', 'no-surplus'] as const
export type Demo = (typeof DEMOS)[number]

const FILES: Readonly<Record<Demo, { readonly data: unknown; readonly text: string }>> = {
  'job-loss': { data: jobLoss, text: jobLossText },
  'first-time': { data: firstTime, text: firstTimeText },
  card: { data: card, text: cardText },
  'second-lien': { data: secondLien, text: secondLienText },
  'no-surplus': { data: noSurplus, text: noSurplusText },
}

/** What `readCase` reads; a fault is placed in `job-loss.yaml`. */
export const demoTree = (name: Demo): Tree => treeOf(FILES[name].data, `${name}.yaml`)

/** The file as `parley demo --write` writes it. */
export const demoText = (name: Demo): string => FILES[name].text
