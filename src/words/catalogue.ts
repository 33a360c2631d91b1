import { approval } from './approval.ts'
import { audience } from './audience.ts'
import { approveWords } from './approve.ts'
import { authentication } from './authentication.ts'
import { blocks } from './blocks.ts'
import { checks } from './checks.ts'
import { checksClients } from './checks-clients.ts'
import { checksHtml } from './checks-html.ts'
import { checksLaw } from './checks-law.ts'
import { checksLinks } from './checks-links.ts'
import { checksHeaders } from './checks-headers.ts'
import { checksMarkup } from './checks-markup.ts'
import { checksMime } from './checks-mime.ts'
import { checksPolicy } from './checks-policy.ts'
import { checksText } from './checks-text.ts'
import { commands } from './commands.ts'
import { compile } from './compile.ts'
import { completion } from './completion.ts'
import { content } from './content.ts'
import { contentFront } from './content-front.ts'
import { contentValues } from './content-values.ts'
import { delivery } from './delivery.ts'
import { demo } from './demo.ts'
import { demoGitHub } from './demo-github.ts'
import { deskHosted } from './desk-hosted.ts'
import { doctorWords } from './doctor.ts'
import { doctorForge } from './doctor-forge.ts'
import { doctorApps } from './doctor-apps.ts'
import { edition } from './edition.ts'
import { general } from './general.ts'
import { git } from './git.ts'
import { github } from './github.ts'
import { initFiles } from './init-files.ts'
import { initWords } from './init.ts'
import { initTeam } from './init-team.ts'
import { job } from './job.ts'
import { languages } from './languages.ts'
import { ledger } from './ledger.ts'
import { machine } from './machine.ts'
import { message } from './message.ts'
import { newTexts } from './new-texts.ts'
import { newWords } from './new.ts'
import { notice } from './notice.ts'
import { owners } from './owners.ts'
import { painted } from './painted.ts'
import { people } from './people.ts'
import { pictures } from './pictures.ts'
import { plan } from './plan.ts'
import { preview } from './preview.ts'
import { pull } from './pull.ts'
import { pullMail } from './pull-mail.ts'
import { reasonHosted } from './reason-hosted.ts'
import { recordClone } from './record-clone.ts'
import { schema } from './schema.ts'
import { schemaPolicies } from './schema-policies.ts'
import { send } from './send.ts'
import { speed } from './speed.ts'
import { templateMistakes } from './template-mistakes.ts'
import { testSend } from './test-send.ts'
import { web } from './web.ts'
import { worker } from './worker.ts'

/** Every sentence meant for people, by code. A code stands in one room's file only. */
export const catalogue = {
  ...approval,
  ...approveWords,
  ...audience,
  ...authentication,
  ...blocks,
  ...checks,
  ...checksClients,
  ...checksHtml,
  ...checksLaw,
  ...checksLinks,
  ...checksHeaders,
  ...checksMarkup,
  ...checksMime,
  ...checksPolicy,
  ...checksText,
  ...commands,
  ...compile,
  ...completion,
  ...content,
  ...contentFront,
  ...contentValues,
  ...delivery,
  ...demo,
  ...demoGitHub,
  ...deskHosted,
  ...doctorWords,
  ...doctorForge,
  ...doctorApps,
  ...edition,
  ...general,
  ...git,
  ...github,
  ...initFiles,
  ...initWords,
  ...initTeam,
  ...job,
  ...languages,
  ...ledger,
  ...machine,
  ...message,
  ...newTexts,
  ...newWords,
  ...notice,
  ...owners,
  ...painted,
  ...people,
  ...pictures,
  ...plan,
  ...preview,
  ...pull,
  ...pullMail,
  ...reasonHosted,
  ...recordClone,
  ...schema,
  ...schemaPolicies,
  ...send,
  ...speed,
  ...templateMistakes,
  ...testSend,
  ...web,
  ...worker,
}

/** A code that the catalogue knows: a missing sentence is a type error. */
export type Code = keyof typeof catalogue
