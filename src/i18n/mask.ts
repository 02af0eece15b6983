// Masking (脱敏): what says who somebody is, shown only as far as one needs to tell two people apart.
// 王小明 → 王**, John Smith → J*** S****, 310101199001011234 → 310***********1234, 13812345678 → 138****5678,
// 6222021234567890123 → ***************0123, zhang@example.com → z****@example.com.

const han = /\p{Script=Han}/u
const stars = (n: number): string => '*'.repeat(Math.max(1, n))

/** A Chinese name keeps its family name; any other the first letter of each word. */
export function maskName(name: string): string {
  const said = name.trim()
  if (han.test(said)) {
    const [first = '', ...rest] = [...said]
    return first + stars(rest.length)
  }
  return said
    .split(/\s+/)
    .map((word) => {
      const [first = '', ...rest] = [...word]
      return first + stars(rest.length)
    })
    .join(' ')
}

const keep = (text: string, head: number, tail: number): string =>
  text.slice(0, head) + stars(text.length - head - tail) + (tail === 0 ? '' : text.slice(-tail))

export const maskId = (id: string): string => (id.length < 8 ? stars(id.length) : keep(id, 3, 4))
export const maskPhone = (phone: string): string =>
  phone.length < 7 ? stars(phone.length) : keep(phone, 3, 4)
export const maskAccount = (account: string): string =>
  account.length < 5 ? stars(account.length) : keep(account, 0, 4)
/** Of an address the first six signs: the province or the town. */
export const maskAddress = (address: string): string => {
  const signs = [...address]
  return signs.slice(0, 6).join('') + stars(signs.length - 6)
}

const FIELDS: Readonly<Record<string, (text: string) => string>> = {
  name: maskName,
  idNumber: maskId,
  phone: maskPhone,
  address: maskAddress,
  account: maskAccount,
  contractNo: maskAccount,
}

/** A text by the last word of its path: parties.borrower.phone is masked as a telephone. */
export function maskField(path: string, text: string): string {
  const mask = FIELDS[path.slice(path.lastIndexOf('.') + 1)]
  return mask ? mask(text) : maskText(text)
}

/** Words of illness in both languages: that somebody is ill is nobody's business, and which illness even less. */
const ILLNESS =
  /癌症?|肿瘤|白血病|艾滋病?|尿毒症|透析|化疗|放疗|糖尿病|高血压|心脏病|心梗|脑梗|中风|肝炎|肺炎|抑郁症?|精神分裂|精神病|残疾|瘫痪|怀孕|流产|手术|住院|重病|大病|病危|确诊|患病|病历|诊断/gu
const ILLNESS_EN =
  /\b(?:cancer|tumou?rs?|leuk[ae]+mia|hiv|aids|dialysis|chemo(?:therapy)?|diabet(?:es|ic)|hypertension|heart (?:attack|disease)|strokes?|hepatitis|pneumonia|depress(?:ion|ed)|schizophreni[ac]|bipolar|disab(?:led|ility)|pregnan(?:t|cy)|miscarriage|surgery|hospital(?:i[sz]ed)?|diagnos(?:is|ed)|ill(?:ness)?|sick(?:ness)?)\b/giu

/** A number of a bank card passes Luhn's check; an amount of so many digits seldom does. */
function isCard(digits: string): boolean {
  let sum = 0
  for (const [i, digit] of [...digits].toReversed().entries()) {
    const n = Number(digit) * (i % 2 === 1 ? 2 : 1)
    sum += n > 9 ? n - 9 : n
  }
  return sum % 10 === 0
}

/** A text of free words: names that are known, and whatever looks like a number of a person, is masked; so is illness. */
export function maskText(
  text: string,
  names: readonly string[] = [],
  others: readonly string[] = [],
): string {
  let said = text
  for (const name of names.toSorted((a, b) => b.length - a.length))
    if ([...name.trim()].length > 1) said = said.replaceAll(name.trim(), maskName(name))
  said = said
    .replace(/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, (mail) => keep(mail, 1, mail.length - mail.indexOf('@')))
    .replace(/(?<!\d)\d{17}[\dXx](?!\d)/g, maskId)
    .replace(
      /(?<!\d)(\+?86[ -]?)?(1[3-9]\d)[ -]?(\d{4})[ -]?(\d{4})(?!\d)/g,
      (_, code: string | undefined, a: string, __, c: string) => `${code ?? ''}${a}****${c}`,
    )
    .replace(/(?<![\d.])(?:\d[ -]?){12,18}\d(?![\d.])/g, (of) => {
      const digits = of.replace(/[ -]/g, '')
      return isCard(digits) || digits.length >= 16 ? maskAccount(digits) : of
    })
    .replace(/(?<!\d)\d{3}-\d{2}-\d{4}(?!\d)/g, (ssn) => `***-**-${ssn.slice(-4)}`)
    .replace(
      /(?<!\d)(?:\+?1[ .-]?)?\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}(?!\d)/g,
      (phone) => `***-***-${phone.slice(-4)}`,
    )
    .replace(ILLNESS, (word) => stars([...word].length))
    .replace(ILLNESS_EN, (word) => stars(word.length))
  for (const other of others.toSorted((a, b) => b.length - a.length))
    said = said.replaceAll(other, /\d{4}$/.test(other) ? maskAccount(other) : maskAddress(other))
  return said
}
