import { latin1, uint32 } from './cleaned.ts'

/** Whether it begins with the header of a colour profile that is exactly that long (ICC.1:2022, section 7.2). */
export function isIccProfile(profile: Uint8Array): boolean {
  return profile.length >= 132 && uint32(profile, 0) === profile.length && latin1(profile, 36, 40) === 'acsp'
}
