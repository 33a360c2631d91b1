import type { z } from 'zod'
import type { Failure } from '../../kit/failure.ts'
import { failure } from '../../words/find.ts'
import { statusOf, troubleOf, type Operation } from './trouble.ts'

/** A list longer than this is no pull request that a person reads. */
const pagesMax = 30

/**
 * Asks once and reads the few fields that are used. Anything but a good answer of the documented shape is a Failure: half of an answer must never
 * become a decision.
 */
export async function ask<T>(
  operation: Operation,
  shape: z.ZodType<T>,
  request: () => Promise<{ readonly data: unknown }>,
): Promise<T> {
  return read(operation, shape, (await tried(operation, request)).data)
}

/** The same, with null for 404: there is no such thing, or it cannot be seen. */
export async function askMaybe<T>(
  operation: Operation,
  shape: z.ZodType<T>,
  request: () => Promise<{ readonly data: unknown }>,
): Promise<T | null> {
  try {
    return read(operation, shape, (await request()).data)
  } catch (error) {
    if (statusOf(error) === 404) return null
    throw troubleOf(operation, error)
  }
}

/** Takes something away; 404 says that it is gone already. */
export async function askGone(operation: Operation, request: () => Promise<unknown>): Promise<void> {
  try {
    await request()
  } catch (error) {
    if (statusOf(error) !== 404) throw troubleOf(operation, error)
  }
}

/** Every page of a list, or a Failure: a page that is missing may hold the one review that matters. */
export async function askAll<T>(
  operation: Operation,
  shape: z.ZodType<T>,
  pages: AsyncIterable<{ readonly data: unknown }>,
): Promise<readonly T[]> {
  const found: T[] = []
  let count = 0
  try {
    for await (const { data } of pages) {
      count += 1
      if (count > pagesMax) {
        throw failure('github-too-many-pages', {
          permanence: 'permanent',
          values: { operation, pages: pagesMax },
        })
      }
      if (!Array.isArray(data)) throw strange(operation, 'no list')
      for (const item of data as readonly unknown[]) found.push(read(operation, shape, item))
    }
  } catch (error) {
    throw troubleOf(operation, error)
  }
  return found
}

/** The first pages of a list, as many as `items` fill; `isWhole`: there is nothing behind them. For what may be left out, and is said to be. */
export async function askFirst<T>(
  operation: Operation,
  shape: z.ZodType<T>,
  {
    pages,
    items,
  }: {
    readonly pages: AsyncIterable<{ readonly data: unknown; readonly headers: { readonly link?: string } }>
    readonly items: number
  },
): Promise<{ readonly found: readonly T[]; readonly isWhole: boolean }> {
  const found: T[] = []
  try {
    for await (const { data, headers } of pages) {
      if (!Array.isArray(data)) throw strange(operation, 'no list')
      for (const item of data as readonly unknown[]) found.push(read(operation, shape, item))
      if (found.length >= items) return { found, isWhole: !(headers.link ?? '').includes('rel="next"') }
    }
  } catch (error) {
    throw troubleOf(operation, error)
  }
  return { found, isWhole: true }
}

async function tried<T>(operation: Operation, request: () => Promise<T>): Promise<T> {
  try {
    return await request()
  } catch (error) {
    throw troubleOf(operation, error)
  }
}

function read<T>(operation: Operation, shape: z.ZodType<T>, data: unknown): T {
  const result = shape.safeParse(data)
  if (result.success) return result.data
  const [issue] = result.error.issues
  throw strange(operation, issue?.path.join('.') || 'shape')
}

function strange(operation: Operation, detail: string): Failure {
  return failure('github-answer-strange', { permanence: 'temporary', values: { operation, detail } })
}
