// 履约跟踪相关用语：协议履行状态、各期情况、后续事项，以及可能出现的问题。
import type {
  track as enTrack,
  trackFindings as enFindings,
  trackTroubles as enTroubles,
} from './en-track.ts'

export const track: typeof enTrack = {
  title: '{id}，截至{day}：{state}',
  states: {
    'on-time': '正常履约',
    late: '逾期未还',
    cured: '曾逾期，已补足',
    broken: '已违约',
    completed: '已结清',
  },
  kept: { kept: '按约', partial: '部分按约', broken: '未按约', open: '未到期' },
  keptOn: '{kept}，{day}补足',
  head: { row: '期数', due: '还款日', asked: '应还', paid: '已还', kept: '履约' },
  facts: {
    paid: '已还合计',
    waiting: '其中待下一还款日入账',
    due: '现应还',
    daysPastDue: '逾期天数',
    next: '下一期',
    nextIs: '{day}还{amount}（第{row}期）',
    payoff: '当日结清金额',
    owed: '尚欠',
    held: '按约履行后减免',
    restored: '违约恢复',
    completed: '结清日',
    surplus: '应退还',
  },
  more: '另有 {rows} 期，最后一期{day}',
  findings: '说明',
  reopened: '截至{day}的案件：尚欠{owed}，此前合同变更 {changes} 次。',
  imported: '导入 {payments} 笔还款，{again} 行此前已导入，{unmatched} 行未匹配。',
  unmatchedLine: '第 {line} 行：{day} {amount} {ref}',
  recorded: '已记录，编号 {id}。',
}

export const trackFindings: typeof enFindings = {
  'before-agreement': '{day}早于协议数据截止日{asOf}。',
  'nothing-left': '协议已于{day}结清，没有可再协商的欠款。',
  'given-for-good': '此前协议已确定减免{amount}。',
  'given-if-kept': '此前协议约定按约履行后减免或延至末期的{amount}，本案仍计入欠款。',
  'given-and-returned': '此前协议违约时恢复{amount}。',
  'track-completed': '{day}已全部还清，债务结清。',
  'track-released': '减免确定生效：{amount}。',
  'track-credit-record': '逾期不良信息最迟保存至{until}，期满应当删除。',
  'track-broken': '自{day}起构成违约。',
  'track-restored': '附条件减免或延至末期的{amount}恢复为应还。',
  'track-all-due': '全部债务立即到期：{amount}。',
  'track-no-penalty-rate': '协议未载明罚息利率，仍按{rate}计息。',
  'track-within-tolerance': '尚差{due}，在容时容差范围内，视为按约。',
  'track-due-now': '今日应还{due}。',
  'track-behind': '尚差{due}，逾期 {days} 天。',
  'track-cure': '最迟{until}还{due}即为补足，否则构成违约。',
  'track-would-return': '如构成违约，附条件减免或延至末期的{amount}恢复为应还。',
  'track-next': '下一期：{day}还{amount}（第{row}期）。',
  'track-observing': '重组资产观察期自{from}至{until}：已连续按约 {kept} 期，须满 {rows} 期。',
  'track-observed-anew':
    '观察期内未按约还款，重组资产观察期重新计算：自{from}至{until}，已连续按约 {kept} 期，须满 {rows} 期。',
  'track-observed': '重组资产观察期已于{until}届满。',
  'track-double': '{day}的{amount}（编号{id}）似为重复录入，两笔均已计入。',
  'track-surplus': '多还{amount}，应予退还。',
  'track-policy-other': '协议所依政策（{id} {version}）在此无原版本，容时容差与期限按{used}计算。',
}

export const trackTroubles: typeof enTroubles = {
  'agreement-changed': '协议已被改动，校验值不符。用“parley verify”可查明差异。',
  'other-agreement': '这不是“{want}”的还款记录。',
  'before-agreement': '早于协议数据截止日{asOf}。',
  'before-event': '早于所指事项的日期{day}。',
  'no-such-payment': '没有这一编号的还款。',
  'no-such-charge': '没有这一编号的收费。',
  'no-day-column': '未识别出还款日期列，可用“--map”指明。',
  'no-amount-column': '未识别出金额列，可用“--map”指明。',
}
