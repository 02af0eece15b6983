// What rules say (规则说明): one sentence a rule, with its figures. `above-means`：2026年12月15日缺口 ¥624.00。
// First the rules of the policy, then remarks on a case, then reasons why a plan or a rate cannot be computed.
import type { Messages } from './messages.ts'

export const findings = {
  'above-means': '有 {months} 个月超出还款能力，其中 {day} 缺口最大，为 {short}。',
  'above-wish': '最高一期为 {peak}，高于所提出的 {wish}。',
  'longer-than-wish': '共 {months} 个月，长于所提出的 {wish} 个月。',
  'later-than-wish': '最后一期在 {day}，晚于所提出的 {wish}。',
  'balance-grows': '欠款先升后降：第 {row} 期后增加 {by}，达到 {left}。',
  'below-least': '第 {row} 期还 {payment}，低于最低还款额 {least}。',
  'cleared-early': '共 {rows} 期，第 {row} 期即已结清，其后各期无需还款。',
  'held-returns': '其中 {held} 须按约履行才予减免；连续 {missed} 期逾期满 {days} 天未还，该金额恢复计收。',
  'large-last': '最后一期为 {last}，此前最高一期仅 {before}，请说明这笔款项的来源。',
  'too-long': '共 {months} 个月，超过政策允许的 {most} 个月。',

  'household-unknown': '未填写收支情况，无法判断家庭负担得起哪个方案。',
  'floor-unknown': '没有该家庭的生活费底线，仅按其申报的支出计算。',
  'contract-unknown': '未列出现有合同：案件中没有合同各期还款额，或没有逾期本金。',
  'penalty-rate-unknown': '未填写罚息利率，违约成本中未计罚息。',
  'no-surplus': '家庭在任何月份都没有余力还款，最好的月份仍缺 {short}。',
  'only-charges-owed': '没有未还本金，只欠利息、罚息或费用。',

  'relief-exceeds-owed': '{bucket}减免超过所欠：所欠 {owed}，多减 {short}。',
  'dates-out-of-order': '方案中 {day} 排在 {before} 之后，日期却更早。',
  'no-rows': '方案中没有任何一期还款。',
  'first-due-before-as-of': '首期还款日 {firstDue} 早于数据截止日 {asOf}。',
  'needs-contract': '第 {stage} 阶段按合同还款，但案件中没有合同各期还款额。',
  'contract-too-short': '第 {stage} 阶段需要合同中的 {months} 期，只剩 {have} 期。',
  'needs-overdue-principal': '第 {stage} 阶段要还清拖欠款项，但案件中没有逾期本金。',
  'arrears-after-level': '第 {stage} 阶段在等额还款之后才还拖欠款项，拖欠款项应先还。',
  'day-rate-needs-actual-days': '第 {stage} 阶段使用日利率，与计息方式“{dayCount}”不相容。',
  'weights-not-positive': '第 {stage} 阶段的权重全为零，或有负数。',
  'over-too-short': '第 {stage} 阶段有 {months} 个月，不能按 {over} 个月摊算。',
  'payment-below-interest':
    '第 {row} 期（{day}）还 {payment}，不足以支付当期利息 {interest}，方案未说明差额如何处理。',
  'leaves-balance': '最后一期还{pay}，之后仍欠 {left}。',
  'level-undetermined':
    '第 {stage} 阶段的等额还款额无法确定：无论多少，其后各期都会还清欠款。请写明按多少期计算。',
  'above-cap': '某期还款额超过允许的上限。',
  'no-breach-terms': '方案未说明违约后如何处理。',
  'row-unknown': '没有第 {row} 期，方案共 {rows} 期。',
  'knob-missing': '方案编号中缺少“{knob}”部分。',
  'too-few-months': '方案只有 {months} 个月，至少需要 {least} 个月。',
  'plan-unknown': '没有“{id}”这个方案。',
  'plan-numbers': '{kind}的编号在名称后应有 {count} 个月数（1 至 480），“{id}”不符。',
  'plan-part': '无法读懂“{id}”中的“{part}”。',

  'rate-mixed-times': '现金流请全部用日期，或全部用月数。',
  'rate-broken-month': '月数 {month} 不是整数。',
  'rate-needs-days': '该方法按天计算，而现金流只有月数，请换一种方法。',
  'rate-odd-days': '{on} 与首笔现金流相隔不是整月，请改用按天计算的方法。',
} satisfies Messages['findings']
