// 出借方测算、压力测试与综合融资成本的文案。
import type { Messages } from './messages.ts'

export const value = {
  stress: {
    title: '情况变差时（推荐方案）',
    income: '收入减少 {share}：{result}。',
    late: '收入恢复推迟 {months} 个月：{result}。',
    fits: '仍可承受',
    short: '有 {months} 个月不足，最多缺 {short}，最紧张的是 {day}',
    missed: '如 {day} 的 {amount} 未还，{months} 个月内可以补上。',
    lost: '如 {day} 的 {amount} 未还，方案期内无法补上。',
  },
  alternatives: {
    title: '不达成协议时（仅供出借方）',
    head: {
      kind: '替代方案',
      cost: '先行费用',
      months: '月数',
      most: '最好情况',
      value: '预期价值',
      breakEven: '须回收',
    },
    kinds: {
      'do-nothing': '等待',
      'payment-order': '支付令',
      litigation: '诉讼及强制执行',
      sale: '债权转让',
      'second-lien': '处置二抵房产',
      'charge-off': '核销',
    },
    needs: '须回收：要与推荐方案价值相当，须收回所欠金额的比例。',
    missing: '以下数据未知，未计入：{names}。机构可在政策文件的“inputs”部分填写。',
    reservation: '其中价值已知的最优者为 {amount}，方案价值不应低于此数。',
  },
  efficient: {
    title: '有效方案（仅供出借方）',
    count:
      '{accepted} 个可行方案中有 {count} 个无可超越：没有其他方案既让借款人负担更轻、又对出借方价值更高。',
    weights: '负担 = {strain} × 压力 + {cost} × 成本 + {length} × 期限。',
    mark: '{name}：{title}；最高一期 {peak}，{months} 个月，预期价值 {expected}。',
    marks: {
      nash: '纳什解',
      kalaiSmorodinsky: '卡莱-斯莫罗金斯基解',
      egalitarian: '平等解',
    },
    about:
      '纳什解：双方收益之积最大。卡莱-斯莫罗金斯基解：双方各得其可能收益的同等比例。平等解：较小一方的收益最大。',
    none: '没有可行方案的价值达到 {amount}，即出借方不达成协议时可得的价值。',
    beaten: '方案 {by} 让借款人负担更轻，对出借方价值也更高。',
    hazard:
      '预期价值的假定：还款额不变时 12 个月内 {base} 的方案违约，还款额每降一成乘以 {slope}（至多计 {most}），按月分布；违约 {after} 个月后收回当时所欠的 {recovery}。均为研究数据的假定，不是预测：{sources}。',
  },
  reasons: {
    means: '最多占可还款额的 {strain}（{peak}）',
    total: '至 {day} 合计还款 {total}',
    worth: '对出借方价值 {expected}，不达成协议则为 {reservation}',
    best: '在 {accepted} 个可行方案中综合最优',
    sentence: '{reasons}。',
    and: '，',
  },
  answer: {
    title: '作以下任一调整即可满足',
    line: '{change}：{title}',
    changes: {
      'pay-more': '每月还 {to}，而非 {from}',
      longer: '{to} 个月，而非 {from} 个月',
      later: '最后一期在 {to}，而非 {from}',
      down: '今日先还 {to}，而非 {from}',
      'less-down': '今日只先还 {to}，而非 {from}',
      sooner: '首期在 {to}，而非 {from}',
      'contract-day': '每月 {to} 日还款，而非 {from} 日',
    },
    closest: '最接近所提诉求：{title}',
    none: '没有可行方案满足所提诉求。',
  },
  costForm: {
    title: '综合融资成本明示表',
    about:
      '各项正常履约成本按内部收益率法（月率 × 12）折算为年化水平后加总；违约产生的成本单列。除此以外不收取任何费用。',
    plan: '{n} {title}',
    principal: '归还本金',
    head: { item: '项目', basis: '收取方式及标准', payee: '收取主体', amount: '金额', annual: '年化' },
    items: {
      interest: '方案期内利息',
      'interest-before': '此前已欠利息',
      fees: '费用',
    },
    total: '正常履约年化综合融资成本',
    effective: '复利年化',
    defaults: {
      'penalty-before': '此前已欠罚息',
      penalty: '或有成本：逾期本金的罚息利率',
      held: '或有成本：违约时恢复计收的减免',
    },
    payee: '出借机构',
    asOwed: '按 {day} 所欠',
    onPrincipal: '按剩余本金 {rates}，{dayCount}',
    none: '–',
  },
} satisfies Messages['value']
