import { actionRoutes } from './routes-actions.ts'
import { appRoutes } from './routes-apps.ts'
import { checkRoutes } from './routes-checks.ts'
import { deploymentRoutes } from './routes-deployments.ts'
import { gitRoutes } from './routes-git.ts'
import { issueRoutes } from './routes-issues.ts'
import { peopleRoutes } from './routes-people.ts'
import { pullRoutes } from './routes-pulls.ts'
import { repositoryRoutes } from './routes-repositories.ts'
import { ruleRoutes } from './routes-rules.ts'
import { contentRoutes } from './routes-contents.ts'
import { environmentRoutes } from './routes-environments.ts'
import { refRoutes } from './routes-refs.ts'
import { reviewRoutes } from './routes-reviews.ts'
import type { OperationId } from './operations.ts'
import type { Route } from './route.ts'

/** Who answers which operation. */
export const routes = {
  ...actionRoutes,
  ...appRoutes,
  ...checkRoutes,
  ...deploymentRoutes,
  ...gitRoutes,
  ...issueRoutes,
  ...peopleRoutes,
  ...pullRoutes,
  ...repositoryRoutes,
  ...contentRoutes,
  ...environmentRoutes,
  ...refRoutes,
  ...reviewRoutes,
  ...ruleRoutes,
} as Readonly<Record<OperationId, Route>>
