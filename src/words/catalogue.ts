import { approval } from './approval.ts'
import { audience } from './audience.ts'
import { authentication } from './authentication.ts'
import { checks } from './checks.ts'
import { checksPolicy } from './checks-policy.ts'
import { commands } from './commands.ts'
import { compile } from './compile.ts'
import { content } from './content.ts'
import { contentValues } from './content-values.ts'
import { delivery } from './delivery.ts'
import { demo } from './demo.ts'
import { general } from './general.ts'
import { git } from './git.ts'
import { languages } from './languages.ts'
import { ledger } from './ledger.ts'
import { message } from './message.ts'
import { notice } from './notice.ts'
import { owners } from './owners.ts'
import { pictures } from './pictures.ts'
import { plan } from './plan.ts'
import { preview } from './preview.ts'
import { send } from './send.ts'
import { testSend } from './test-send.ts'
import { web } from './web.ts'

/** Every sentence meant for people, by code. A code stands in one room's file only. */
export const catalogue = {
  ...approval,
  ...audience,
  ...authentication,
  ...checks,
  ...checksPolicy,
  ...commands,
  ...compile,
  ...content,
  ...contentValues,
  ...delivery,
  ...demo,
  ...general,
  ...git,
  ...languages,
  ...ledger,
  ...message,
  ...notice,
  ...owners,
  ...pictures,
  ...plan,
  ...preview,
  ...send,
  ...testSend,
  ...web,
}

/** A code that the catalogue knows: a missing sentence is a type error. */
export type Code = keyof typeof catalogue
