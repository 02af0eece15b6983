// 函件与禁用措辞的用语：函件标题、收发件人、禁用缘由，以及函件不适用、措辞不能用的提示。
import type {
  letter as enLetter,
  letterFindings as enFindings,
  letterOptions as enOptions,
  letterTroubles as enTroubles,
} from './en-letter.ts'

export const letter: typeof enLetter = {
  titles: {
    reminder: '还款提醒',
    breach: '违约通知',
    review: '方案复核邀约',
    settled: '结清证明',
    credit: '征信异议申请',
  },
  subject: '关于编号{id}协议的来函',
  number: '协议编号：{id}',
  date: '日期：{day}',
  to: { borrower: '收件人', lender: '发件人' },
  due: { row: '期次', due: '还款日', asked: '应还', paid: '已还', missing: '未还' },
  foot: '依据协议及截至{day}的还款计算；“parley track status”可核对同样的数字。',
  sign: { lender: '出借人', borrower: '申请人' },
  barred: '函件含有禁用措辞，未写出任何内容。',
  hit: '“{said}”：{label}（{why}；{wording}）。{source}',
  hitAt: '{line}:{column}：',
  advisory: '{source}（非法律规定）',
  checked: '{file}：{hits}处禁用措辞。',
  clean: '{file}：未发现禁用措辞。词表只认得固定说法，辨不出言外之意。',
  note: '备注中有不得对外使用的措辞。',
  whys: {
    threat: '威胁',
    'false-authority': '冒充机关',
    'false-consequence': '虚构后果',
    'third-party': '告知他人',
    shame: '当众羞辱',
    harassment: '骚扰',
    abuse: '辱骂',
    'extra-charge': '另行收费',
    'new-borrowing': '诱导借贷',
    'false-promise': '虚假承诺',
  },
}

export const letterOptions: typeof enOptions = {
  text: '函件种类：reminder、breach、review、settled 或 credit',
  check: '按禁用措辞检查自拟文字（文件，或 - 表示标准输入）',
  policy: '采用其文本与词表的政策；单独使用 --check 时默认为全部随附词表',
  on: '函件日期；默认为今天',
}

export const letterFindings: typeof enFindings = {
  'letter-no-reminder': '还款提醒用于已到期或者{days}天内到期的款项；本协议{state}。适用：{fits}。',
  'letter-no-breach': '违约通知用于已违约的协议；本协议{state}。适用：{fits}。',
  'letter-no-review': '方案复核邀约用于履行中或者已违约的协议；本协议{state}。适用：{fits}。',
  'letter-no-settled': '结清证明用于已还清的协议；本协议{state}。适用：{fits}。',
  'letter-no-credit':
    '征信异议申请用于按约履行或者已还清的协议；本协议{state}，相应记录并无不当。适用：{fits}。',
  'letter-replaced': '本协议已由协议 {id} 取代，不出具函件。',
  'track-replaced': '本协议已于{day}由协议 {id} 取代，其约定的款项不再到期应还。',
  'track-entries-lost': '有 {events} 笔已确认的还款记录丢失，此处未计入；损失已经确认。',
  'track-papers': '后续：“parley letter … --text settled”出具结清证明，“--text credit”生成征信异议申请。',
}

export const letterTroubles: typeof enTroubles = {
  'not-a-pattern':
    '不是措辞模式：用普通词语，“(甲|乙)”表示任选其一，“~”表示中间可隔几个字，且至少有两个必有的字。',
  'forbidden-wording': '“{said}”属禁用措辞：{label}（{why}；“{wording}”）。依据：{source}。',
  'unknown-figure': '函件中没有“{name}”这一数据。',
}
