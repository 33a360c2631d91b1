import { association } from './association.ts'
import { readCommit } from './git-store.ts'
import {
  fullName,
  repositoryUrl,
  showApp,
  showUser,
  showUserOrGhost,
  showUserOrNull,
  time,
} from './show-basics.ts'
import { showGitCommit } from './show-commit.ts'
import type { Comment, Pull, Repository, TimelineEvent, World } from './world.ts'

export function showLabel(world: World, repository: Repository, name: string): object {
  const label = repository.labels.get(name.toLowerCase())
  return {
    id: label?.id ?? 0,
    node_id: `LA_${label?.id ?? 0}`,
    url: `${repositoryUrl(world, repository)}/labels/${encodeURIComponent(name)}`,
    name: label?.name ?? name,
    color: label?.color ?? 'ededed',
    description: label?.description ?? null,
    default: false,
  }
}

export function showComment(
  world: World,
  repository: Repository,
  { pull, comment }: { readonly pull: Pull; readonly comment: Comment },
): object {
  const url = `${repositoryUrl(world, repository)}/issues`
  return {
    id: comment.id,
    node_id: `IC_${comment.id}`,
    url: `${url}/comments/${comment.id}`,
    html_url: `${world.url}/${fullName(repository)}/pull/${pull.number}#issuecomment-${comment.id}`,
    issue_url: `${url}/${pull.number}`,
    user: showUserOrNull(comment.user),
    body: comment.body,
    created_at: time(comment.atMs),
    updated_at: time(comment.updatedMs),
    author_association: association(world, repository, comment.user),
    performed_via_github_app: comment.app === null ? null : showApp(comment.app),
  }
}

/** A pull request seen as the issue that it also is. */
export function showIssue(world: World, repository: Repository, pull: Pull): object {
  const url = `${repositoryUrl(world, repository)}/issues/${pull.number}`
  const html = `${world.url}/${fullName(repository)}/pull/${pull.number}`
  const pullUrl = `${repositoryUrl(world, repository)}/pulls/${pull.number}`
  return {
    id: pull.id,
    node_id: `PR_${pull.id}`,
    number: pull.number,
    url,
    html_url: html,
    repository_url: repositoryUrl(world, repository),
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    timeline_url: `${url}/timeline`,
    state: pull.state,
    title: pull.title,
    body: pull.body,
    user: showUserOrGhost(pull.author),
    labels: [...pull.labels].map((name) => showLabel(world, repository, name)),
    assignees: [],
    comments: pull.comments.length,
    locked: false,
    draft: pull.draft,
    created_at: time(pull.createdMs),
    updated_at: time(pull.updatedMs),
    closed_at: pull.closedMs === null ? null : time(pull.closedMs),
    author_association: association(world, repository, pull.author),
    pull_request: {
      url: pullUrl,
      html_url: html,
      diff_url: `${html}.diff`,
      patch_url: `${html}.patch`,
      merged_at: pull.mergedMs === null ? null : time(pull.mergedMs),
    },
  }
}

/** One line of the timeline: what GitHub calls an event. */
export function showEvent(world: World, repository: Repository, line: TimelineEvent): object {
  if (line.event === 'committed')
    return {
      event: 'committed',
      ...showGitCommit(world, repository, readCommit(repository.folder, String(line.fields['sha']))),
    }
  if (line.event === 'commented') return { ...line.fields, event: 'commented', actor: showUser(line.actor) }
  if (line.event === 'reviewed') return { ...line.fields, event: 'reviewed' }
  return {
    id: line.id,
    node_id: `E_${line.id}`,
    url: `${repositoryUrl(world, repository)}/issues/events/${line.id}`,
    actor: showUser(line.actor),
    event: line.event,
    commit_id: null,
    commit_url: null,
    created_at: time(line.atMs),
    performed_via_github_app: null,
    ...line.fields,
  }
}
