import { approvalChain } from './approval-chain.ts'
import { approvalChange } from './approval-change.ts'
import { approvalHosted } from './approval-hosted.ts'
import { approvalLive } from './approval-live.ts'
import { approvalReport } from './approval-report.ts'
import { approvalRules } from './approval-rules.ts'
import { approvalTags } from './approval-tags.ts'
import { approvalTroubles } from './approval-troubles.ts'
import type { Vocabulary } from './phrase.ts'

/** The words of `approval`. */
export const approval = {
  ...approvalRules,
  ...approvalChange,
  ...approvalChain,
  ...approvalTroubles,
  ...approvalTags,
  ...approvalHosted,
  ...approvalLive,
  ...approvalReport,
} satisfies Vocabulary
