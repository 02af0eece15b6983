// parley completion (命令补全): a script that completes commands, options and their choices in bash, zsh, fish or PowerShell.
// source <(parley completion bash)
import { Command as Commander } from 'commander'
import { EXIT, UsageError } from '../exit.ts'
import { nearest } from '../../schema/nearest.ts'
import type { Command } from '../command.ts'
import type { Context } from '../context.ts'
import { common } from '../options.ts'
import { COMMANDS, COMMAND_NAMES } from '../registry.ts'

const SHELLS = ['bash', 'zsh', 'fish', 'powershell'] as const

/** A command's words: its long options, the choices of those that have some, and what its first argument may be. */
type Words = {
  readonly options: readonly string[]
  readonly choices: Readonly<Record<string, readonly string[]>>
  readonly actions: readonly string[]
}

async function wordsOf(context: Context, name: (typeof COMMAND_NAMES)[number]): Promise<Words> {
  const command = new Commander(name)
  const { command: own } = await COMMANDS[name]()
  own.define(command, context)
  const options = command.options.flatMap(({ long }) => (long ? [long] : []))
  const choices = Object.fromEntries(
    command.options.flatMap(({ long, argChoices }) => (long && argChoices ? [[long, argChoices]] : [])),
  )
  return { options: [...options, '--help'], choices, actions: own.actions ?? [] }
}

export const command: Command = {
  define: (command, context) => {
    const { placeholders: p } = context.words.cli
    command.argument(`[${p.shell}]`, context.words.cli.args.shell)
    common(command, context)
  },
  run: async (context, [shell = '']) => {
    if (!(SHELLS as readonly string[]).includes(shell))
      throw new UsageError('no-shell', { shell, known: SHELLS.join(', ') }, nearest(shell, SHELLS))
    const all = new Map<string, Words>()
    for (const name of COMMAND_NAMES) all.set(name, await wordsOf(context, name))
    context.io.out.write(SCRIPTS[shell as (typeof SHELLS)[number]](all))
    return EXIT.done
  },
}

type Script = (all: ReadonlyMap<string, Words>) => string
const names = (all: ReadonlyMap<string, Words>): string => [...all.keys()].join(' ')
const cases = (all: ReadonlyMap<string, Words>, line: (name: string, words: Words) => string): string =>
  [...all].map(([name, words]) => line(name, words)).join('\n')
const choiceLines = (
  all: ReadonlyMap<string, Words>,
  line: (option: string, list: string) => string,
): string =>
  [...new Map([...all.values()].flatMap(({ choices }) => Object.entries(choices)))]
    .map(([option, list]) => line(option, list.join(' ')))
    .join('\n')

/** A line for each command whose first argument is one of a few words. */
const actionLines = (all: ReadonlyMap<string, Words>, line: (name: string, list: string) => string): string =>
  [...all]
    .flatMap(([name, { actions }]) => (actions.length > 0 ? [`${line(name, actions.join(' '))}\n`] : []))
    .join('')

const SCRIPTS: Readonly<Record<(typeof SHELLS)[number], Script>> = {
  bash: (all) => `_parley() {
  local cur prev words
  cur="\${COMP_WORDS[COMP_CWORD]}"; prev="\${COMP_WORDS[COMP_CWORD-1]}"
  case "$prev" in
${choiceLines(all, (option, list) => `    ${option}) COMPREPLY=($(compgen -W "${list}" -- "$cur")); return ;;`)}
  esac
  if [ "$COMP_CWORD" -eq 1 ]; then COMPREPLY=($(compgen -W "${names(all)}" -- "$cur")); return; fi
${actionLines(all, (name, list) => `  if [ "$COMP_CWORD" -eq 2 ] && [ "\${COMP_WORDS[1]}" = ${name} ] && [[ "$cur" != -* ]]; then COMPREPLY=($(compgen -W "${list}" -- "$cur")); return; fi`)}  case "\${COMP_WORDS[1]}" in
${cases(all, (name, { options }) => `    ${name}) words="${options.join(' ')}" ;;`)}
  esac
  if [[ "$cur" == -* ]]; then COMPREPLY=($(compgen -W "$words" -- "$cur")); else COMPREPLY=($(compgen -f -- "$cur")); fi
}
complete -o filenames -F _parley parley
`,
  zsh: (all) => `#compdef parley
_parley() {
  local prev="\${words[CURRENT-1]}"
  case "$prev" in
${choiceLines(all, (option, list) => `    ${option}) compadd -- ${list}; return ;;`)}
  esac
  if (( CURRENT == 2 )); then compadd -- ${names(all)}; return; fi
${actionLines(all, (name, list) => `  if (( CURRENT == 3 )) && [[ "\${words[2]}" == ${name} && "\${words[CURRENT]}" != -* ]]; then compadd -- ${list}; return; fi`)}  case "\${words[2]}" in
${cases(all, (name, { options }) => `    ${name}) [[ "\${words[CURRENT]}" == -* ]] && compadd -- ${options.join(' ')} || _files ;;`)}
  esac
}
compdef _parley parley
`,
  fish: (all) => `complete -c parley -n __fish_use_subcommand -f -a "${names(all)}"
${cases(all, (name, { options, choices }) =>
  options
    .map((option) => {
      const list = choices[option]
      return `complete -c parley -n "__fish_seen_subcommand_from ${name}" -l ${option.slice(2)}${list ? ` -x -a "${list.join(' ')}"` : ''}`
    })
    .join('\n'),
)}
${actionLines(all, (name, list) => `complete -c parley -n "__fish_seen_subcommand_from ${name}; and not __fish_seen_subcommand_from ${list}" -a "${list}"`)}`,
  powershell: (all) => `Register-ArgumentCompleter -Native -CommandName parley -ScriptBlock {
  param($word, $ast, $position)
  $tokens = $ast.CommandElements | ForEach-Object { $_.ToString() }
  $options = @{
${cases(all, (name, { options }) => `    '${name}' = @(${options.map((option) => `'${option}'`).join(', ')})`)}
  }
  $actions = @{
${actionLines(
  all,
  (name, list) =>
    `    '${name}' = @(${list
      .split(' ')
      .map((word) => `'${word}'`)
      .join(', ')})`,
)}  }
  $first = $tokens.Count -le 2 -or ($tokens.Count -eq 3 -and $word)
  $list = if ($tokens.Count -le 1 -or ($tokens.Count -eq 2 -and $word)) { $options.Keys } elseif ($first -and $actions[$tokens[1]] -and $word -notlike '-*') { $actions[$tokens[1]] } else { $options[$tokens[1]] }
  $list | Where-Object { $_ -like "$word*" } | Sort-Object | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }
}
`,
}
