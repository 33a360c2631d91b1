/** Whom the demo speaks as. Each has a folder of their own, named like them; the last four are work done in the folder `runner`. */
export type Actor = Person | 'desk' | 'sender' | 'operator' | 'auditor'

/** Somebody of the company, as `policies/identities.yaml` names them. */
export type Person = 'aoi' | 'vera' | 'mori' | 'sato' | 'kenji'

/** Those with a clone of the repository. */
export const people: readonly Person[] = ['aoi', 'vera', 'mori', 'sato', 'kenji']

/** The folder an actor works in, beside the others in the demo's folder. */
export function folderOf(actor: Actor): string {
  return people.some((person) => person === actor) ? actor : 'runner'
}
