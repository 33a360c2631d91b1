import { association } from './association.ts'
import { changedFiles, mergeBase } from './git-changes.ts'
import { objectExists } from './git-store.ts'
import { mergeableState, pullCommits } from './pull-state.ts'
import {
  fullName,
  repositoryUrl,
  showRepository,
  showTeam,
  showUser,
  showUserOrGhost,
  showUserOrNull,
  time,
  timeOrNull,
} from './show-basics.ts'
import { showLabel } from './show-issue.ts'
import type { Pull, Repository, Review, ReviewComment, World } from './world.ts'

/** A pull request as lists show it: without what has to be computed. */
export function showPullSimple(world: World, repository: Repository, pull: Pull): object {
  const url = `${repositoryUrl(world, repository)}/pulls/${pull.number}`
  const html = `${world.url}/${fullName(repository)}/pull/${pull.number}`
  const organisation = world.organisations.find(({ account }) => account === repository.owner)
  const side = (of: Repository, ref: string, sha: string): object => ({
    label: `${of.owner.login}:${ref}`,
    ref,
    sha,
    user: showUser(of.owner),
    // A fork that is gone is not there any more; its branch's name is.
    repo: of.removed ? null : showRepository(world, of),
  })
  const issue = `${repositoryUrl(world, repository)}/issues/${pull.number}`
  return {
    id: pull.id,
    node_id: `PR_${pull.id}`,
    number: pull.number,
    url,
    html_url: html,
    diff_url: `${html}.diff`,
    patch_url: `${html}.patch`,
    issue_url: issue,
    commits_url: `${url}/commits`,
    comments_url: `${issue}/comments`,
    statuses_url: `${repositoryUrl(world, repository)}/statuses/${pull.head.sha}`,
    state: pull.state,
    locked: false,
    title: pull.title,
    body: pull.body,
    user: showUserOrGhost(pull.author),
    draft: pull.draft,
    created_at: time(pull.createdMs),
    updated_at: time(pull.updatedMs),
    closed_at: timeOrNull(pull.closedMs),
    merged_at: timeOrNull(pull.mergedMs),
    merge_commit_sha: pull.mergeCommit,
    head: side(pull.head.repository, pull.head.ref, pull.head.sha),
    base: side(repository, pull.base.ref, pull.base.sha),
    // The published description of a list knows no label without a description of its own.
    labels: [...pull.labels].map((name) =>
      Object.assign({ description: '' }, withoutNulls(showLabel(world, repository, name))),
    ),
    assignees: [],
    requested_reviewers: world.users.filter(({ id }) => pull.requested.users.has(id)).map(showUser),
    requested_teams: (organisation?.teams ?? [])
      .filter(({ id }) => pull.requested.teams.has(id))
      .map((team) => (organisation === undefined ? {} : showTeam(world, organisation, team))),
    author_association: association(world, repository, pull.author),
    auto_merge:
      pull.autoMerge === null
        ? null
        : {
            enabled_by: showUser(pull.autoMerge.by),
            merge_method: pull.autoMerge.method,
            commit_title: pull.title,
            commit_message: '',
          },
    _links: {
      self: { href: url },
      html: { href: html },
      issue: { href: issue },
      comments: { href: `${issue}/comments` },
      review_comments: { href: `${url}/comments` },
      review_comment: { href: `${url}/comments{/number}` },
      commits: { href: `${url}/commits` },
      statuses: { href: `${repositoryUrl(world, repository)}/statuses/${pull.head.sha}` },
    },
  }
}

/** A pull request with everything. */
export function showPull(world: World, repository: Repository, pull: Pull): object {
  const from = mergeBase(repository.folder, pull.base.sha, pull.head.sha) ?? pull.base.sha
  const files = changedFiles(repository.folder, from, pull.head.sha)
  const computing = pull.computing > 0
  return {
    ...showPullSimple(world, repository, pull),
    merged: pull.mergedMs !== null,
    merged_by: showUserOrNull(pull.mergedBy),
    mergeable: computing ? null : pull.mergeable,
    rebaseable: computing ? null : pull.mergeable,
    mergeable_state: mergeableState(world, repository, pull),
    maintainer_can_modify: false,
    comments: pull.comments.length,
    review_comments: pull.reviewComments.length,
    commits: pullCommits(repository, pull).length,
    additions: files.reduce((total, { additions }) => total + additions, 0),
    deletions: files.reduce((total, { deletions }) => total + deletions, 0),
    changed_files: files.length,
  }
}

export function showReview(
  world: World,
  repository: Repository,
  { pull, review }: { readonly pull: Pull; readonly review: Review },
): object {
  const url = `${repositoryUrl(world, repository)}/pulls/${pull.number}`
  const html = `${world.url}/${fullName(repository)}/pull/${pull.number}#pullrequestreview-${review.id}`
  return {
    id: review.id,
    node_id: `PRR_${review.id}`,
    user: showUserOrNull(review.user),
    body: review.body,
    state: review.state,
    html_url: html,
    pull_request_url: url,
    author_association: association(world, repository, review.user),
    _links: { html: { href: html }, pull_request: { href: url } },
    ...(review.submittedMs === null ? {} : { submitted_at: time(review.submittedMs) }),
    // A commit that is no longer there is no longer named.
    commit_id: review.unbound || !objectExists(repository.folder, review.commit) ? null : review.commit,
  }
}

export function showReviewComment(
  world: World,
  repository: Repository,
  { pull, comment }: { readonly pull: Pull; readonly comment: ReviewComment },
): object {
  const url = `${repositoryUrl(world, repository)}/pulls`
  const html = `${world.url}/${fullName(repository)}/pull/${pull.number}#discussion_r${comment.id}`
  return {
    id: comment.id,
    node_id: `PRRC_${comment.id}`,
    pull_request_review_id: comment.review,
    url: `${url}/comments/${comment.id}`,
    html_url: html,
    pull_request_url: `${url}/${pull.number}`,
    user: showUser(comment.user),
    body: comment.body,
    path: comment.path,
    line: comment.line,
    side: 'RIGHT',
    commit_id: comment.commit,
    original_commit_id: comment.commit,
    created_at: time(comment.atMs),
    updated_at: time(comment.atMs),
    author_association: association(world, repository, comment.user),
    _links: {
      self: { href: `${url}/comments/${comment.id}` },
      html: { href: html },
      pull_request: { href: `${url}/${pull.number}` },
    },
  }
}

function withoutNulls(shown: object): object {
  return Object.fromEntries(Object.entries(shown).filter(([, value]) => value !== null))
}
