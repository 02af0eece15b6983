// 当日待办的用语（中文）。
import type { due as english } from './en-due.ts'

export const due: typeof english = {
  title: '{day}：{agreements} 份协议中有 {items} 项待办',
  none: '无。',
  late: '逾期 {days} 天',
  kinds: {
    broken: '已违约：未在宽限内补足',
    'cure-ends': '补足宽限最后一日',
    late: '逾期',
    'due-today': '今日到期',
    'due-tomorrow': '明日到期',
    promise: '承诺还款',
    'offer-ends': '报价有效期最后一日',
    'paid-less': '还款少于应还',
    'paid-later': '首次迟还',
    'step-up': '下期还款额上升',
    'income-ends': '有一项收入即将终止',
    'hardship-ends': '困难预计结束：应复核',
    'observation-ends': '重组资产观察期届满：应复核',
  },
}
