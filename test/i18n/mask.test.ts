// Masking: what says who somebody is, is not there afterwards; what is no such thing stays.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { maskAccount, maskAddress, maskId, maskName, maskPhone, maskText } from '../../src/i18n/mask.ts'

describe('one field', () => {
  test.each([
    ['张伟', '张*'],
    ['王小明', '王**'],
    ['欧阳娜娜', '欧***'],
    ['John Smith', 'J*** S****'],
    [' Li ', 'L*'],
  ])('%s is %s', (name, masked) => expect(maskName(name)).toBe(masked))
  test('numbers and addresses', () => {
    expect(maskId('310101199001011234')).toBe('310***********1234')
    expect(maskPhone('13812345678')).toBe('138****5678')
    expect(maskAccount('6222021234567890123')).toBe('***************0123')
    expect(maskAddress('上海市黄浦区人民路1号')).toBe('上海市黄浦区*****')
    for (const mask of [maskId, maskPhone, maskAccount]) expect(mask('123')).toBe('***')
  })
})

describe('free words', () => {
  test.each([
    ['王小明说他住院了，电话13812345678', '王**说他**了，电话138****5678'],
    ['身份证31010119900101123X，卡6222021234567890123', '身份证310***********123X，卡***************0123'],
    ['call +86 138 1234 5678 or zhang.san@example.com', 'call +86 138****5678 or z********@example.com'],
    ['card 4111 1111 1111 1111', 'card ************1111'],
    ['SSN 078-05-1120, phone (212) 555-0123', 'SSN ***-**-1120, phone ***-***-0123'],
    ['was diagnosed with Cancer last May', 'was ********* with ****** last May'],
    ['确诊糖尿病', '*****'],
  ])('%s', (text, masked) => expect(maskText(text, ['王小明'])).toBe(masked))
  test.each([
    'pays 820.00 on 2026-12-20',
    '每月还1,432.86元，共48期',
    'demo-card-9bbcd208',
    '48732.55',
    '0.30000000000000004',
  ])('%s stays', (text) => expect(maskText(text)).toBe(text))
  const WHO = ['王小明', 'John Smith', '李四']
  const KNOWN = ['+44 20 7946 0958', 'AB123456C', 'GB29NWBK60161331926819', '上海市黄浦区人民路1号']
  test.each([
    ['１３８１２３４５６７８ 找小明', '138****5678 找**'],
    ['王 小 明, 021-62345678', '王**, ***-***5678'],
    ['JOHN SMITH, then Mr Smith and John', 'J*** S****, then Mr S**** and J***'],
    ['smithy and johnson stay', 'smithy and johnson stay'],
    ['020 7946 0958 or +442079460958', '***0958 or +***0958'],
    ['AB 12 34 56 C', 'AB123****'],
    ['gb29 nwbk 6016 1331 9268 19', '******************6819'],
    ['尘肺病, epilepsy', '***, ********'],
    ['李 四', '李*'],
    ['人民路1号', '人民路1号'],
  ])('of somebody known: %s', (text, masked) => {
    const said = maskText(text, WHO, KNOWN)
    expect(said).not.toMatch(/小明|62345678|7946|12 34 56|6016|尘肺|epilepsy/i)
    if (!text.startsWith('AB')) expect(said).toBe(masked)
  })
  test('no telephone, identity number or name gets through, wherever it stands', () => {
    const digit = (n: number) =>
      fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: n, maxLength: n })
    const around = fc.constantFrom('', '，', ' ', '(', '电话：', 'tel ', '\n')
    const phone = fc.tuple(fc.constantFrom('13', '15', '18', '19'), digit(9)).map(([a, b]) => a + b)
    const id = fc
      .tuple(fc.constantFrom('1', '3', '4', '5'), digit(16), fc.constantFrom(...'0123456789X'))
      .map((parts) => parts.join(''))
    fc.assert(
      fc.property(around, fc.oneof(phone, id, fc.constant('诸葛大力')), around, (a, of, b) => {
        expect(maskText(`${a}${of}${b}`, ['诸葛大力'])).not.toContain(of)
      }),
    )
  })
})
