// 批量运行相关用语：选项、提示、进度，以及组合文件可能出现的问题。
import type {
  backtestOptions as enBacktest,
  batch as enBatch,
  recordTroubles as enTroubles,
} from './en-batch.ts'

export const batch: typeof enBatch = {
  recordBug: '程序处理本条记录时出错，请连同该记录一并反馈。',
  encoding: '{file} 不是 UTF-8，已按 {encoding} 读取。',
  unused: '未用于任何字段的列：{columns}。',
  unusedMore: '未用于任何字段的列：{columns}，另有 {more} 列。',
  stopped: '处理 {records} 条后停止。已完成部分保存在 {file}，用 --resume 可继续。',
  stoppedPlain: '处理 {records} 条后停止，未写出任何文件。',
  tooManyErrors: '被退回的记录超过 {most} 条，运行已停止。',
  resumed: '从第 {records} 条之后继续。',
  bar: '{done} 条  每秒 {rate} 条  {left}',
  left: '剩余 {time}',
  options: {
    inputFormat: 'csv、tsv、ndjson、json、parquet 或 xlsx；不写则按文件名或文件开头判断',
    encoding: '文本编码；不写则为 UTF-8，不是 UTF-8 时按 GB18030',
    delimiter: 'CSV 单元格之间的分隔符',
    map: '映射文件：由列到案件字段',
    carry: '原样带出的列，以逗号分隔；* 表示全部',
    flat: '每条记录一行结果，而非完整对比；CSV 与 Parquet 总是如此',
    noLine: '不写行号，使分块处理与整体处理逐字节相同',
    workers: '另用几个工作线程',
    shard: '只处理 n 份中的第 i 份：2/8',
    shardBy: '按记录序号或编号分份',
    resume: '继续写同一文件的中断运行',
    maxErrors: '被退回的记录超过此数即停止',
    exitZero: '即使有记录被退回，也以 0 退出',
  },
}

export const backtestOptions: typeof enBacktest = {
  policy: '政策名称或文件，每项政策写一次，最多四项；其余各项与第一项对比',
  simulations: '抽取全部方案结局的次数（1000）',
  seed: '随机种子；种子相同则数字相同（1）',
  shock: '12 个月内家庭收入下降的可能，如 10%',
  shockIncome: '收入下降的比例；默认取第一项政策的 stress.income',
  shockMonths: '持续的月数；默认取第一项政策的 stress.months',
  budget: '总共可让步的金额，用在换得预期价值最多之处',
  records: '另写一份逐条记录的 CSV 文件',
}

export const recordTroubles: typeof enTroubles = {
  ragged: '本行有 {cells} 个单元格，而列数为 {columns}。',
  'bad-quote': '单元格的右引号之后还有内容。',
  'open-quote': '单元格的左引号没有对应的右引号。',
  'line-too-long': '本行超过 {mostBytes} 字节。',
  'blank-line': '本行为空。',
  'damaged-rows': '本行所在的行组无法读取（“{code}”）。',
  'not-a-number': '“{read}”不是可以计算的数字。',
  'divided-by-zero': '“{read}”的除数为零。',
  'mixed-currencies': '该记录的币种为“{read}”，之前的记录为“{want}”：回测只合计一种货币。',
  'lone-cr': '各行仅以回车符结尾；请用通常的换行符另存后再试。',
  'duplicate-column': '同一内容有两列：“{name}”。',
  'no-column': "没有“{name}”这一列；文字应写作“'{name}'”。",
  'no-case-column': '没有一列（“{read}”）说明欠款多少；请用映射文件说明哪一列是哪个字段。',
  'not-parquet': '这不是完整的“Parquet”文件（“{code}”）。',
  'not-xlsx': '这不是可以读取的“Excel”工作簿（“{code}”）。',
  'bad-expression': '“{read}”从第 {from} 个字符起不成表达式。',
  'same-file': '要写出的文件正是要读取的文件。',
  'in-use': '另一运行正在写此文件（“{by}”）。',
  'nothing-to-resume': '没有可以继续的中断运行。',
  'resume-differs': '中断的不是同一运行：“{what}”不同。',
  'cannot-resume': '只有从文件读取并写入“NDJSON”或“CSV”文件的运行才能继续。',
}
