// The examples of a page (README): the commands of its fenced `sh` and `console` blocks, and what they are said to print.
//   $ parley rate flows.csv --method irr    # exit 0   →  { command: 'parley rate …', exit: 0, output: … }
// A `console` block has commands after `$ ` (continued by `> ` or a backslash) and their output below. In an `sh` block
// every line is a command, but for comments; a here-document belongs to the line that opens it.

export type Example = {
  readonly command: string
  readonly exit: number
  readonly output?: string
  readonly line: number
}
export type Block = { readonly language: string; readonly text: string; readonly line: number }

export function blocksOf(markdown: string): Block[] {
  return [...markdown.matchAll(/^(```+|~~~+)[ \t]*(\w*)[^\n]*\n([\s\S]*?)^\1[ \t]*$/gm)].map((found) => ({
    language: found[2] ?? '',
    text: found[3] ?? '',
    line: markdown.slice(0, found.index).split('\n').length + 1,
  }))
}

export function examplesOf(markdown: string): Example[] {
  return blocksOf(markdown).flatMap((block) => {
    if (block.language === 'console') return fromConsole(block)
    return ['sh', 'bash', 'shell'].includes(block.language) ? fromScript(block) : []
  })
}

function fromConsole({ text, line }: Block): Example[] {
  const examples: { command: string; output: string; line: number }[] = []
  let open = false
  for (const [at, said] of text.split('\n').entries()) {
    const last = examples.at(-1)
    if (said.startsWith('$ ')) {
      examples.push({ command: said.slice(2), output: '', line: line + at })
      open = true
    } else if (!last) continue
    else if (open && (/^> ?/.test(said) || last.command.endsWith('\\')))
      last.command += `\n${said.replace(/^> ?/, '')}`
    else {
      open = false
      last.output += `${said}\n`
    }
  }
  return examples.map(({ command, output, line }) => {
    const shown = output.trimEnd()
    return { ...finish(command), ...(shown === '' ? {} : { output: shown }), line }
  })
}

function fromScript({ text, line }: Block): Example[] {
  const examples: { command: string; line: number; until?: string }[] = []
  for (const [at, said] of text.split('\n').entries()) {
    const last = examples.at(-1)
    if (last?.until !== undefined) {
      last.command += `\n${said}`
      if (said.trim() === last.until) delete last.until
    } else if (last?.command.endsWith('\\')) last.command += `\n${said}`
    else if (said.trim() !== '' && !said.startsWith('#')) {
      const until = /<<-?\s*['"]?(\w+)/.exec(said)?.[1]
      const command = said.replace(/^\$ /, '')
      examples.push({ command, line: line + at, ...(until === undefined ? {} : { until }) })
    }
  }
  return examples.map(({ command, line }) => ({ ...finish(command), line }))
}

/** `parley verify x.json   # exit 6` is the command and the code it must end with. */
function finish(command: string): { command: string; exit: number } {
  const exit = /#\s*exit (\d+)/.exec(command)?.[1]
  return { command: command.trimEnd(), exit: Number(exit ?? 0) }
}
