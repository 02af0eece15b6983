// parley batch (批量处理): a file of many cases, one answer for each, in order.
// parley batch accounts.csv --map accounts.yaml --flat -o answers.csv --workers 2
import { Option } from 'commander'
import { ENCODINGS, FORMATS } from '../../store/portfolio/raw.ts'
import { OUTPUTS } from '../batch/outputs.ts'
import type { Command } from '../command.ts'
import { UsageError } from '../exit.ts'
import { collect, common, policyOptions } from '../options.ts'

export const command: Command = {
  define: (command, context) => {
    const { args, options: o, placeholders: p, batch } = context.words.cli
    const b = batch.options
    command
      .argument(`[${p.input}]`, args.portfolio)
      .addOption(new Option(`--input-format <${p.format}>`, b.inputFormat).choices(FORMATS))
      .addOption(new Option(`--encoding <${p.name}>`, b.encoding).choices(ENCODINGS))
      .option(`--delimiter <${p.sign}>`, b.delimiter)
      .option(`--map <${p.file}>`, b.map)
      .option(`--carry <${p.list}>`, b.carry)
      .addOption(new Option(`--set <${p.set}>`, o.set).argParser(collect))
    policyOptions(command, context)
    command
      .option(`--kinds <${p.list}>`, o.kinds)
      .option(`--top <${p.count}>`, o.top)
      .option('--flat', b.flat)
      .addOption(new Option(`-f, --format <${p.format}>`, o.format).choices(OUTPUTS))
      .option(`-o, --output <${p.file}>`, o.output)
      .option('--no-line', b.noLine)
      .option(`--workers <${p.count}>`, b.workers)
      .option(`--shard <${p.shard}>`, b.shard)
      .addOption(new Option(`--shard-by <${p.word}>`, b.shardBy).choices(['number', 'id']))
      .option('--resume', b.resume)
      .option(`--max-errors <${p.count}>`, b.maxErrors)
      .option('--exit-zero', b.exitZero)
    common(command, context)
  },
  run: async (context, [path], options) => {
    if (path === undefined) throw new UsageError('no-input')
    return (await import('../batch/run.ts')).run(context, path, options)
  },
}
