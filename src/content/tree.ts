/** A file as a git tree names it. */
export interface TreeFile {
  readonly path: string
  /** `100644` and `100755` are files, `120000` a symbolic link, `160000` a submodule. */
  readonly mode: string
  /** Git's object id of the content; in a work tree the one it would get. */
  readonly blob: string
  readonly size: number
  /**
   * The content, or null where it was not read: outside the folders that decide, or larger than the limit. A picture is read when it is
   * asked for: of two thousand campaigns, only those that are judged.
   */
  readonly bytes: Uint8Array | null
}

/** All files of the repository at one commit (`commit` null: the work tree, which decides nothing). */
export interface Tree {
  readonly commit: string | null
  readonly files: ReadonlyMap<string, TreeFile>
}

/** Content of a file larger than this is never read; pictures have a limit of their own. */
export const fileBytesMax = 512 * 1024
export const pictureBytesMax = 1024 * 1024

/** Whether a file lies where a campaign's pictures do and is named like one. */
export function isPicturePath(path: string): boolean {
  return /^campaigns\/[^_/][^/]*\/[^/]+\.(?:png|jpe?g|gif)$/i.test(path)
}

/** Whether a file's content takes part in a decision, and is therefore read. */
export function isContentPath(path: string): boolean {
  return (
    /^(?:campaigns|lists|policies)\//.test(path) || /^(?:\.github\/|docs\/|\.gitlab\/)?CODEOWNERS$/.test(path)
  )
}

/**
 * What a campaign's merge may touch beside the campaign; everything else is rules, judged by the owners its parent names.
 * The two are exact complements, so that no path falls between them.
 */
export function isFreePath(path: string): boolean {
  return path.startsWith('campaigns/') || path.startsWith('docs/') || /^[^/]+\.md$/.test(path)
}
