import { finding } from '../../words/find.ts'
import { placeInBody, type Check, type Sample } from '../check.ts'
import { tagsOf } from '../html-tags.ts'
import { pageOf } from '../html/page.ts'

/** Pictures written into the HTML itself: Gmail and Outlook do not show them, and they count against the size (caniemail, "base64 image format"). */
export const dataImage: Check = {
  id: 'data-image',
  stage: 'R',
  codes: { 'data-image': 'block' },
  run: ({ campaign, samples }) =>
    samples.filter(holdsData).map(({ path }) => finding('data-image', placeInBody(campaign, 'data:', path))),
}

function holdsData(sample: Sample): boolean {
  const styled = pageOf(sample).sheets.flatMap(({ rules }) =>
    rules.flatMap(({ declarations }) => declarations.map(({ value }) => value)),
  )
  const tags = tagsOf(sample.html)
  return (
    tags.some(({ attributes }) =>
      ['src', 'srcset', 'background', 'poster'].some((name) => /^\s*data:/i.test(attributes.get(name) ?? '')),
    ) ||
    [...styled, ...tags.map(({ attributes }) => attributes.get('style') ?? '')].some((style) =>
      /url\(\s*(?:["']\s*)?data:/i.test(style),
    )
  )
}
