import type { Finding } from '../kit/finding.ts'

/** The value of a merge field; optional fields are null when absent. */
export type FieldValue = string | number | boolean | null

/** What a template is rendered with: the contact's declared fields, and `unsubscribe_url`. */
export type MergeValues = Readonly<Record<string, FieldValue>>

/** Where a hole stands decides how its value is escaped. */
export type HoleContext = 'html' | 'attribute' | 'url' | 'text' | 'header'

/** An expression of the closed Liquid subset, as data. */
export type Expression =
  | { readonly kind: 'literal'; readonly value: FieldValue }
  | { readonly kind: 'range'; readonly from: Expression; readonly to: Expression }
  | { readonly kind: 'variable'; readonly name: string; readonly path: readonly string[] }
  | {
      readonly kind: 'filter'
      readonly name: string
      readonly input: Expression
      readonly arguments: readonly Expression[]
    }
  | {
      readonly kind: 'operator'
      readonly operator: '==' | '!=' | '<' | '>' | '<=' | '>=' | 'contains' | 'and' | 'or' | 'not'
      readonly operands: readonly Expression[]
    }

/** A piece of a compiled template. */
export type TemplateNode =
  | { readonly kind: 'static'; readonly text: string }
  | { readonly kind: 'hole'; readonly context: HoleContext; readonly expression: Expression }
  | {
      readonly kind: 'if'
      readonly branches: readonly {
        readonly when: Expression | null
        readonly body: readonly TemplateNode[]
      }[]
    }
  | {
      readonly kind: 'case'
      readonly subject: Expression
      readonly branches: readonly {
        readonly equals: readonly Expression[] | null
        readonly body: readonly TemplateNode[]
      }[]
    }
  | {
      readonly kind: 'for'
      readonly variable: string
      readonly over: Expression
      readonly body: readonly TemplateNode[]
    }

/** A campaign as plain data, made once in the compile child, kept by its digest, and interpreted by the sender in a few lines. */
export interface CompiledTemplate {
  readonly version: 1
  readonly subject: readonly TemplateNode[]
  readonly html: readonly TemplateNode[]
  readonly text: readonly TemplateNode[]
  /** Merge fields that it reads, sorted. */
  readonly fields: readonly string[]
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
  /** Places of subject and preheader in the file, for findings. */
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
  /** Known when the template is made: `organisation`, `legal_name`, `legal_address`, `legal_contact`. Layouts use them like fields. */
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
