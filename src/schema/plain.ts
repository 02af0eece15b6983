// Plain data (纯数据): what a file of ours holds before it is text. Amounts, rates and shares are texts, exact to the digit;
// counts are numbers: { months: 24, pay: { amount: '830.00' } }. A key without a value is left out.
export type Plain =
  | string
  | number
  | boolean
  | null
  | readonly Plain[]
  | { readonly [key: string]: Plain | undefined }
