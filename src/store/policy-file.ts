// Policy files on disk (政策文件的读取): read as case files are, and the folder in which a user keeps policies under names.
// `--policy my-bank` is ~/.config/parley/policies/my-bank.yaml where no shipped policy is called so.
import { readdirSync, realpathSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Tree } from '../schema/tree.ts'
import { readText } from './case-file.ts'
import { readTree } from './read-tree.ts'

type Env = Readonly<Record<string, string | undefined>>

export type PolicyFile = {
  readonly file: string
  readonly text: string
  readonly tree: Tree
  /** The same file under any name and over any link. */
  readonly real: string
}

export async function readPolicyFile(file: string): Promise<PolicyFile> {
  const text = await readText(file)
  return { file, text, tree: await readTree(text, file), real: realpathSync(file) }
}

/** What `extends: ../base.yaml` in a file means: as seen from the file's own folder. */
export const besideFile = (file: string, path: string): string => join(dirname(file), path)

export const policyFolder = (env: Env): string =>
  join(env['XDG_CONFIG_HOME'] || join(env['HOME'] || homedir(), '.config'), 'parley', 'policies')

/** The names of the user's own policies. */
export function ownPolicies(env: Env): string[] {
  try {
    return readdirSync(policyFolder(env))
      .flatMap((name) => /^(.+)\.yaml$/.exec(name)?.[1] ?? [])
      .toSorted((a, b) => (a < b ? -1 : 1))
  } catch {
    return []
  }
}
