// 借款人向出借人提交的申请书用语（简体中文）：平实、客气、据实，不需要姓名。
import type { request as english } from './en-request.ts'

export const request: typeof english = {
  title: '还款安排申请书',
  to: '致：{lender}',
  asOf: '数据截至{day}。',
  applicant: { title: '申请人', blanks: '空白处由申请人自行填写。', contractNo: '借款合同编号' },
  debt: {
    title: '欠款情况',
    owed: '截至{day}，本人尚欠{total}，明细如下。',
    overdue: '自{since}起逾期，已{days}天。',
  },
  hardship: {
    title: '困难情况',
    what: '因{what}，本人目前无法按原约定还款。',
    since: '自{since}起，因{what}，本人目前无法按原约定还款。',
    until: '预计持续至{until}。',
    papers: '证明材料复印件附后：{papers}。',
    noPapers: '证明材料：{blank}',
  },
  household: {
    title: '家庭收支',
    people: '家庭共{people}人。',
    head: { kind: '类别', item: '项目', time: '期间', amount: '每月金额' },
    income: '收入',
    spending: '必要支出',
    debts: '其他债务',
    savings: '积蓄',
    once: '一次',
    from: '自{from}起',
    until: '至{until}止',
    span: '自{from}至{until}',
  },
  plan: {
    title: '申请的还款安排',
    ask: '本人申请按以下方式还款：{plan}。',
    rows: '共{rows}期，自{first}至{last}，合计{total}，最高一期{peak}。',
    fits: '各期还款额均在当月家庭可还款额之内。',
    waived: '申请自生效时减免{amount}。',
    held: '申请在所附条件的各期款项履行完毕时减免{amount}。',
    head: { rows: '期次', due: '还款日', each: '每期金额', sum: '小计' },
  },
  fallback: { title: '备选安排', ask: '上述安排不能同意的，恳请考虑：{plan}。' },
  law: {
    title: '有关规定',
    head: { text: '内容', source: '依据' },
    value: '{label}：{value}',
  },
  known: { title: '本人知悉', intro: '就所申请的安排，本人知悉以下事项：' },
  answer: {
    title: '答复',
    write: '恳请书面答复；材料不全的，请告知需补充的内容。',
    wait: '答复之前，恳请暂缓催收。',
    true: '以上情况属实。',
  },
  sign: { applicant: '申请人', signed: '签名', date: '日期' },
}
