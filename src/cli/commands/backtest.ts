// parley backtest (政策回测): two policies over one file of cases: who gets a plan, what is given up, what it is worth and how sure.
// parley backtest accounts.csv --map accounts.yaml --policy cn --policy my-bank.yaml --budget 50000 -o report.html
import { Option } from 'commander'
import { ROLES } from '../../app/appraise.ts'
import { ENCODINGS, FORMATS as INPUTS } from '../../store/portfolio/raw.ts'
import { formatsOf } from '../../render/index.ts'
import type { Command } from '../command.ts'
import { UsageError } from '../exit.ts'
import { collect, common, outputOptions } from '../options.ts'

/** Value, approvals and the odds of a breach are the lender's alone. */
const LENDERS = ROLES.filter((role) => role !== 'borrower')

export const command: Command = {
  define: (command, context) => {
    const { args, options: o, placeholders: p, batch, backtest: b } = context.words.cli
    command
      .argument(`[${p.input}]`, args.portfolio)
      .addOption(new Option(`--policy <${p.name}>`, b.policy).argParser(collect))
      .addOption(new Option(`--input-format <${p.format}>`, batch.options.inputFormat).choices(INPUTS))
      .addOption(new Option(`--encoding <${p.name}>`, batch.options.encoding).choices(ENCODINGS))
      .option(`--delimiter <${p.sign}>`, batch.options.delimiter)
      .option(`--map <${p.file}>`, batch.options.map)
      .addOption(new Option(`--set <${p.set}>`, o.set).argParser(collect))
      .option(`--kinds <${p.list}>`, o.kinds)
      .addOption(new Option(`--role <${p.role}>`, o.role).choices(LENDERS).default('collector'))
      .option(`--simulations <${p.count}>`, b.simulations)
      .option(`--seed <${p.count}>`, b.seed)
      .option(`--shock <${p.rate}>`, b.shock)
      .option(`--shock-income <${p.rate}>`, b.shockIncome)
      .option(`--shock-months <${p.count}>`, b.shockMonths)
      .option(`--budget <${p.amount}>`, b.budget)
      .option(`--records <${p.file}>`, b.records)
      .option(`--workers <${p.count}>`, batch.options.workers)
      .option('--exit-zero', batch.options.exitZero)
    outputOptions(command, context, formatsOf('backtest'))
    common(command, context)
  },
  run: async (context, [path], options) => {
    if (path === undefined) throw new UsageError('no-input')
    return (await import('../backtest/run.ts')).run(context, path, options)
  },
}
