import type { Finding } from '../kit/finding.ts'

/** The value of a merge field; optional fields are null when absent. */
export type FieldValue = string | number | boolean | null

/** What a template is rendered with: the contact's declared fields, and `unsubscribe_url`. A name that is missing reads as null. */
export type MergeValues = Readonly<Record<string, FieldValue>>

/**
 * Where a hole stands decides how its value is escaped: `html` between tags, `attribute` in a quoted attribute, `url` in
 * the path, query or fragment of a link whose host is written out, `link` a whole link of our own making, `text` in the text part, `header` in a header field.
 */
export type HoleContext = 'html' | 'attribute' | 'url' | 'link' | 'text' | 'header'

/** An operator of the closed Liquid subset. */
export type Operator = '==' | '!=' | '<' | '>' | '<=' | '>=' | 'contains' | 'and' | 'or' | 'not'

/** What a loop tells about itself. */
export type LoopProperty = 'index' | 'index0' | 'rindex' | 'rindex0' | 'first' | 'last' | 'length'

/** An expression of the closed Liquid subset, as data. */
export type Expression =
  | { readonly kind: 'literal'; readonly value: FieldValue }
  /** `empty` and `blank`, which stand only beside `==`, `!=` or in `when`. */
  | { readonly kind: 'empty' }
  | { readonly kind: 'blank' }
  /** The variable of the innermost loop of that name, else the merge field. */
  | { readonly kind: 'variable'; readonly name: string }
  /** A property of the innermost loop. */
  | { readonly kind: 'loop'; readonly property: LoopProperty }
  | {
      readonly kind: 'filter'
      readonly name: string
      readonly input: Expression
      readonly arguments: readonly Expression[]
    }
  | { readonly kind: 'operator'; readonly operator: Operator; readonly operands: readonly Expression[] }

/** A piece of a compiled template. */
export type TemplateNode =
  | { readonly kind: 'static'; readonly text: string }
  | { readonly kind: 'hole'; readonly context: HoleContext; readonly expression: Expression }
  | {
      readonly kind: 'if'
      /** The first whose condition is true; `when` null is `else`. */
      readonly branches: readonly {
        readonly when: Expression | null
        readonly body: readonly TemplateNode[]
      }[]
    }
  | {
      readonly kind: 'case'
      readonly subject: Expression
      /** Each that matches, as Liquid does it; `equals` null is `else`, which stands last. */
      readonly branches: readonly {
        readonly equals: readonly Expression[] | null
        readonly body: readonly TemplateNode[]
      }[]
    }
  | {
      readonly kind: 'for'
      readonly variable: string
      readonly from: Expression
      readonly to: Expression
      /** At most that many turns. */
      readonly limit: number
      readonly body: readonly TemplateNode[]
    }

/** A campaign as plain data, made once in the compile child, kept by its digest, and interpreted by the sender in a few lines. */
export interface CompiledTemplate {
  readonly version: 1
  readonly subject: readonly TemplateNode[]
  readonly html: readonly TemplateNode[]
  readonly text: readonly TemplateNode[]
  /** Merge fields of the lists that it reads, sorted; `unsubscribe_url` is not one. */
  readonly fields: readonly string[]
}

/** A picture that a campaign's messages show. */
export interface UsedPicture {
  /** Its file name beside the campaign. */
  readonly name: string
  readonly type: 'png' | 'jpeg' | 'gif'
  /** SHA-256 of the bytes that readers get, in hex. */
  readonly sha256: string
  /** Length of those bytes. */
  readonly bytes: number
  /** What stands in `src`: an https address under the sender's image host, or `cid:` and the Content-ID of an inline part (RFC 2392). */
  readonly source: string
}

/** Everything that shapes the messages of a release. Its canonical JSON is kept by its digest; nothing else is sent. */
export interface CompiledCampaign {
  readonly version: 1
  /** BCP 47 tag of `campaign.md` itself: the language of whoever has no other. */
  readonly locale: string
  /** A template for each language, that of `locale` among them. */
  readonly languages: Readonly<Record<string, CompiledTemplate>>
  /** Sorted by name; only those that a template shows. */
  readonly pictures: readonly UsedPicture[]
}

/** A rendered message before it becomes MIME. */
export interface RenderedMessage {
  readonly subject: string
  readonly html: string
  readonly text: string
}

/** What the compile child reads on its standard input, as JSON. It gets nothing else. */
export interface CompileRequest {
  readonly version: 1
  readonly kind: 'markdown' | 'mjml'
  /** Path of the campaign file, for findings. */
  readonly path: string
  readonly subject: string
  readonly preheader: string | null
  /** Lines of the campaign file on which subject, preheader and body begin, for findings. */
  readonly places: { readonly subject: number; readonly preheader: number; readonly body: number }
  readonly body: string
  /** BCP 47 tag for the `lang` attribute. */
  readonly locale: string
  readonly layout: { readonly path: string; readonly text: string } | null
  readonly partials: Readonly<Record<string, { readonly path: string; readonly text: string }>>
  /** Fields that every targeted list declares; private ones are left out. */
  readonly fields: Readonly<
    Record<string, { readonly type: 'string' | 'integer' | 'boolean' | 'date'; readonly optional: boolean }>
  >
  /** Pictures beside the campaign by file name: what stands in `src`, and their size in pixels. */
  readonly pictures: Readonly<
    Record<string, { readonly source: string; readonly width: number; readonly height: number }>
  >
  /** Known when the template is made: `organisation`, `legal_name`, `legal_address`, `legal_contact`. Layouts use them like fields, and `language`, the first part of `locale`. */
  readonly constants: Readonly<Record<string, string>>
}

/** What the compile child answers on its standard output, as JSON. `template` is null when a finding refuses it. */
export interface CompileResult {
  readonly version: 1
  readonly template: CompiledTemplate | null
  readonly findings: readonly Finding[]
}

/** Compiles in the child; the adapter is `adapters/compile-child/`. */
export interface Compiler {
  compile(request: CompileRequest): Promise<CompileResult>
}
