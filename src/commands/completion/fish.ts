import type { Locale } from '../../words/phrase.ts'
import { anywhere, groupsOf, type ModelVerb, type Place } from './model.ts'

/** The completion script of fish, to be sourced or kept in `~/.config/fish/completions/postmerge.fish`. */
export function fishScript(model: readonly ModelVerb[], locale: Locale): string {
  const groups = groupsOf(model)
  const leading = anywhere(locale)
  return `${[
    '# postmerge completion for fish: postmerge completion fish | source',
    '# What was typed from the verb on: options before it are passed over.',
    'function __postmerge_words',
    '  set -l typed (commandline -opc)',
    '  set -e typed[1]',
    '  while set -q typed[1]',
    '    switch $typed[1]',
    `      case ${leading.flatMap(({ flag, value }) => (value === null ? [] : [flag])).join(' ')}`,
    '        set -e typed[1]',
    '        set -q typed[1]; and set -e typed[1]',
    `      case ${leading.flatMap(({ flag, value }) => (value === null ? [flag] : [])).join(' ')}`,
    '        set -e typed[1]',
    "      case '*'",
    '        break',
    '    end',
    '  end',
    '  for word in $typed',
    '    printf "%s\\n" $word',
    '  end',
    'end',
    'function __postmerge_first',
    '  test (count (__postmerge_words)) -eq 0',
    'end',
    'function __postmerge_second',
    '  set -l typed (__postmerge_words)',
    '  test (count $typed) -eq 1; and test "$typed[1]" = "$argv[1]"',
    'end',
    'function __postmerge_verb',
    '  set -l typed (__postmerge_words)',
    '  string match -q -- "$argv[1] *" "$typed "',
    'end',
    'function __postmerge_names',
    '  set -l typed (commandline -opc)',
    '  set -l root',
    '  set -l at (contains -i -- --root $typed)',
    '  and set root --root $typed[(math $at + 1)]',
    '  $typed[1] completion --words $argv[1] $root 2>/dev/null',
    'end',
    'complete -c postmerge -f',
    'complete -c postmerge -n __postmerge_first -l help',
    'complete -c postmerge -n __postmerge_first -l version',
    ...leading.map(
      ({ flag, about, value }) =>
        `complete -c postmerge -n __postmerge_first -l ${flag.slice(2)} -d ${quoted(about)}${value === null ? '' : valueOf(value)}`,
    ),
    ...model
      .filter(({ name }) => !name.includes(' '))
      .map(({ name, about }) => `complete -c postmerge -n __postmerge_first -a ${name} -d ${quoted(about)}`),
    ...[...groups].map(
      ([first, seconds]) =>
        `complete -c postmerge -n __postmerge_first -a ${first} -d ${quoted(seconds.join(', '))}`,
    ),
    ...model.flatMap(({ name, about }) => {
      const [first = '', second] = name.split(' ')
      if (second === undefined) return []
      return `complete -c postmerge -n '__postmerge_second ${first}' -a ${second} -d ${quoted(about)}`
    }),
    ...model.flatMap(verbLines),
  ].join('\n')}\n`
}

function verbLines({ name, options, places }: ModelVerb): readonly string[] {
  const when = `complete -c postmerge -n ${quoted(`__postmerge_verb "${name}"`)}`
  return [
    ...options.map(
      ({ flag, about, value }) =>
        `${when} -l ${flag.slice(2)} -d ${quoted(about)}${value === null ? '' : valueOf(value)}`,
    ),
    // Which of several arguments is meant is left to whoever types: fish offers them all.
    ...places
      .map(action)
      .filter((offer) => offer !== '')
      .map((offer) => `${when}${offer}`),
  ]
}

/** `-x` is a value that is no file, `-r` one that is. */
function valueOf(place: Place): string {
  return place.kind === 'files' ? ' -r -F' : ` -x${action(place)}`
}

function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
}

function action(place: Place): string {
  switch (place.kind) {
    case 'words':
      return ` -a ${quoted(place.words.join(' '))}`
    case 'names':
      return ` -a ${quoted(`(__postmerge_names ${place.of})`)}`
    case 'files':
      return ' -F'
    case 'folders':
      return " -a '(__fish_complete_directories)'"
    case 'anything':
      return ''
  }
}
