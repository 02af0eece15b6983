// What is used of docx 9.7.0: its own declarations cannot be found from ES modules, for they import each other without endings.
declare module 'docx' {
  type Border = { readonly style: string; readonly size: number; readonly color: string }
  type Margins = {
    readonly top?: number
    readonly bottom?: number
    readonly left?: number
    readonly right?: number
  }
  type Width = { readonly size: number; readonly type: string }
  type Language = { readonly value: string; readonly eastAsia: string }
  type Fonts = Readonly<Record<'ascii' | 'hAnsi' | 'cs' | 'eastAsia', string>>
  type Spacing = { readonly before?: number; readonly after?: number; readonly line?: number }

  export type IBorderOptions = Border
  export type IXmlifyedFile = { readonly path: string; readonly data: string }
  export type IRunOptions = {
    readonly text?: string
    readonly children?: readonly string[]
    readonly bold?: boolean
    /** Half points. */
    readonly size?: number
    readonly color?: string
    readonly font?: Fonts
    readonly language?: Language
  }

  export const AlignmentType: Readonly<Record<'LEFT' | 'CENTER' | 'RIGHT', string>>
  export const BorderStyle: Readonly<Record<'NONE' | 'SINGLE', string>>
  export const PageNumber: Readonly<Record<'CURRENT' | 'TOTAL_PAGES', string>>
  export const TabStopType: Readonly<Record<'RIGHT', string>>
  export const TableLayoutType: Readonly<Record<'FIXED', string>>
  export const WidthType: Readonly<Record<'DXA', string>>

  export class TextRun {
    readonly of: 'run'
    constructor(options: IRunOptions)
  }
  export class Paragraph {
    readonly of: 'paragraph'
    constructor(options: {
      readonly children?: readonly TextRun[]
      readonly alignment?: string
      readonly keepNext?: boolean
      readonly style?: string
      readonly spacing?: Spacing
      readonly tabStops?: readonly { readonly type: string; readonly position: number }[]
    })
  }
  export class TableCell {
    readonly of: 'cell'
    constructor(options: {
      readonly children: readonly Paragraph[]
      readonly width: Width
      readonly margins: Margins
    })
  }
  export class TableRow {
    readonly of: 'row'
    constructor(options: {
      readonly children: readonly TableCell[]
      readonly tableHeader?: boolean
      readonly cantSplit?: boolean
      readonly height?: { readonly value: number; readonly rule: 'atLeast' }
    })
  }
  export class Table {
    readonly of: 'table'
    constructor(options: {
      readonly rows: readonly TableRow[]
      readonly width: Width
      readonly columnWidths: readonly number[]
      readonly layout: string
      readonly borders: Readonly<Record<string, Border>>
    })
  }
  export class Footer {
    readonly of: 'footer'
    constructor(options: { readonly children: readonly Paragraph[] })
  }
  export class Document {
    readonly of: 'document'
    constructor(options: {
      readonly creator: string
      readonly title: string
      readonly styles: {
        readonly default: {
          readonly document: {
            readonly run: IRunOptions
            readonly paragraph: { readonly spacing: Spacing }
          }
        }
        readonly paragraphStyles: readonly {
          readonly id: string
          readonly name: string
          readonly run: IRunOptions
        }[]
      }
      readonly sections: readonly {
        readonly properties: {
          readonly page: {
            readonly size: { readonly width: number; readonly height: number }
            readonly margin: Readonly<Record<string, number>>
          }
        }
        readonly footers: { readonly default: Footer }
        readonly children: readonly (Paragraph | Table)[]
      }[]
    })
  }
  export const Packer: {
    toBuffer: (
      document: Document,
      prettify: undefined,
      overrides: readonly IXmlifyedFile[],
    ) => Promise<Uint8Array>
  }
}
