import type { AudienceQuery } from '../audience/contact.ts'
import { sha256Stream } from '../kit/digest.ts'
