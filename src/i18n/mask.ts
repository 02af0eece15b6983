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
  /尘肺病?|癫痫|帕金森|痴呆|阿尔茨海默|哮喘|肾衰竭?|癌症?|肿瘤|白血病|艾滋病?|尿毒症|透析|化疗|放疗|糖尿病|高血压|心脏病|心梗|脑梗|中风|肝炎|肺炎|抑郁症?|精神分裂|精神病|残疾|瘫痪|怀孕|流产|手术|住院|重病|大病|病危|确诊|患病|病历|诊断/gu
const ILLNESS_EN =
  /\b(?:cancer|tumou?rs?|leuk[ae]+mia|hiv|aids|dialysis|chemo(?:therapy)?|diabet(?:es|ic)|hypertension|heart (?:attack|disease)|strokes?|hepatitis|pneumonia|depress(?:ion|ed)|schizophreni[ac]|bipolar|disab(?:led|ility)|pregnan(?:t|cy)|miscarriage|surgery|hospital(?:i[sz]ed)?|diagnos(?:is|ed)|ill(?:ness)?|sick(?:ness)?|epilep(?:sy|tic)|parkinson(?:['’]?s)?|alzheimer(?:['’]?s)?|dementia|multiple sclerosis|asthma)\b/giu

/** A number of a bank card passes Luhn's check; an amount of so many digits seldom does. */
function isCard(digits: string): boolean {
  let sum = 0
  for (const [i, digit] of [...digits].toReversed().entries()) {
    const n = Number(digit) * (i % 2 === 1 ? 2 : 1)
    sum += n > 9 ? n - 9 : n
  }
  return sum % 10 === 0
}

/** Whatever looks like a number of a person: of identity, telephone, card, a mail address. */
export const maskNumbers = (text: string): string =>
  text
    .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
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
    // A landline of China; any other number with its country.
    .replace(/(?<![\d.])0\d{2,3}[ -]\d{7,8}(?!\d)/g, (phone) => `***-***${phone.slice(-4)}`)
    .replace(/(?<!\w)\+\d(?:[ ()-]{0,2}\d){7,14}(?!\d)/g, (phone) => `+***${phone.slice(-4)}`)

/** A text of free words: names that are known, and whatever looks like a number of a person, is masked; so is illness. */
export function maskText(
  text: string,
  names: readonly string[] = [],
  others: readonly string[] = [],
): string {
  let said = text
  for (const name of names.toSorted((a, b) => b.length - a.length)) said = withoutName(said, name.trim())
  said = maskNumbers(said)
  for (const other of others.toSorted((a, b) => b.length - a.length)) said = withoutNumber(said, other)
  return said
    .replace(ILLNESS, (word) => stars([...word].length))
    .replace(ILLNESS_EN, (word) => stars(word.length))
}

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** In any case and with any spaces; of a Chinese name of three or four the given name too, of any other each word that begins as a name does. */
function withoutName(text: string, name: string): string {
  const signs = [...name].filter((sign) => !/\s/.test(sign))
  if (signs.length < 2) return text
  const said = text.replace(new RegExp(signs.map(literal).join('\\s*'), 'giu'), maskName(name))
  if (han.test(name)) return signs.length < 3 ? said : said.replaceAll(signs.slice(-2).join(''), stars(2))
  return name
    .split(/\s+/)
    .filter((word) => word.length > 2)
    .reduce((rest, word) => {
      const own = `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`
      return rest.replace(
        new RegExp(`(?<![\\p{L}\\p{N}])${literal(own)}(?![\\p{L}\\p{N}])`, 'gu'),
        maskName(own),
      )
    }, said)
}

/** A number that is known, sign by sign, however it is spaced; of a telephone its last nine, whatever stands for the country. */
function withoutNumber(text: string, other: string): string {
  const masked = /\d{4}$/.test(other) ? maskAccount(other) : maskAddress(other)
  const said = text.replaceAll(other, masked)
  const signs = [...other].filter((sign) => /[\p{L}\p{N}]/u.test(sign))
  if (signs.length < 7 || !signs.some((sign) => /\d/.test(sign)) || han.test(other)) return said
  const spaced = said.replace(new RegExp(signs.map(literal).join('[ ()-]{0,2}'), 'giu'), masked)
  if (!/^\+?[\d ()-]+$/.test(other) || signs.length < 10) return spaced
  const last = signs.slice(-9).join('[ ()-]{0,2}')
  return spaced.replace(
    new RegExp(`(?<!\\d)[+(]?\\d{0,4}[ ()-]{0,2}${last}(?!\\d)`, 'g'),
    (of) => `***${of.slice(-4)}`,
  )
}
