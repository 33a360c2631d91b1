import type { Locale } from '../../words/phrase.ts'
import { anywhere, groupsOf, type ModelVerb, type Place } from './model.ts'

/** The completion script of zsh, to be evaluated or kept as `_postmerge` in a folder of `$fpath`. */
export function zshScript(model: readonly ModelVerb[], locale: Locale): string {
  return `${[
    '#compdef postmerge',
    '# postmerge completion for zsh: eval "$(postmerge completion zsh)" in ~/.zshrc, after compinit',
    '_postmerge_names() {',
    '  local index',
    '  local -a root found',
    '  for ((index = 2; index < ${#typed}; index++)); do',
    '    [[ $typed[index] == --root ]] && root=(--root "$typed[index+1]")',
    '  done',
    '  found=(${(f)"$("$words[1]" completion --words $1 "${root[@]}" 2>/dev/null)"})',
    '  compadd -a found',
    '}',
    ...verbPart(model, locale),
    '  case "$verb $words[CURRENT-1]" in',
    ...model.flatMap(({ name, options }) =>
      options.flatMap(({ flag, value }) =>
        value === null ? [] : [`    ${quoted(`${name} ${flag}`)}) ${action(value)}; return ;;`],
      ),
    ),
    '  esac',
    '  if [[ "$words[CURRENT]" == -* ]]; then',
    '    case "$verb" in',
    ...model.map(
      ({ name, options }) =>
        `      ${quoted(name)}) items=(${options.map(({ flag, about }) => item(flag, about)).join(' ')}) ;;`,
    ),
    '    esac',
    '    _describe option items',
    '    return',
    '  fi',
    '  for ((index = from; index < CURRENT; index++)); do',
    '    [[ "$words[index]" == -* || "$words[index-1]" == --* ]] || ((place++))',
    '  done',
    '  case "$verb $place" in',
    ...model.flatMap(({ name, places }) =>
      places.map((place, index) => {
        const at = index === places.length - 1 ? `${quoted(`${name} `)}*` : quoted(`${name} ${index + 1}`)
        return `    ${at}) ${action(place)} ;;`
      }),
    ),
    '  esac',
    '}',
    'if [[ "$funcstack[1]" == _postmerge ]]; then _postmerge "$@"; else compdef _postmerge postmerge; fi',
  ].join('\n')}\n`
}

/** The beginning of the function: which verb it is, or what the verbs are. */
function verbPart(model: readonly ModelVerb[], locale: Locale): readonly string[] {
  const groups = groupsOf(model)
  const leading = anywhere(locale)
  const firsts = model.filter(({ name }) => !name.includes(' ')).map(described)
  const groupLines = [...groups].map(([first, seconds]) => item(first, seconds.join(', ')))
  return [
    '_postmerge() {',
    '  local verb from=3 place=1 index',
    '  local -a items typed',
    '  typed=("${(@)words[1,CURRENT]}")',
    '  # Options before the verb are passed over: what follows counts from the verb.',
    '  while ((CURRENT > 2)); do',
    '    case "$words[2]" in',
    ...leading.map(({ flag, value }) =>
      value === null
        ? `      ${flag}) words[2]=(); ((CURRENT -= 1)) ;;`
        : `      ${flag}) if ((CURRENT == 3)); then ${action(value)}; return; fi; words[2,3]=(); ((CURRENT -= 2)) ;;`,
    ),
    '      *) break ;;',
    '    esac',
    '  done',
    '  verb="$words[2]"',
    '  if ((CURRENT == 2)) && [[ "$words[2]" == -* ]]; then',
    `    items=(${[...leading.map(({ flag, about }) => item(flag, about)), quoted('--help'), quoted('--version')].join(' ')})`,
    '    _describe option items',
    '    return',
    '  fi',
    '  if ((CURRENT == 2)); then',
    `    items=(${[...firsts, ...groupLines].join(' ')})`,
    '    _describe verb items',
    '    return',
    '  fi',
    '  case "$verb" in',
    ...[...groups.keys()].flatMap((first) => [
      `    ${first})`,
      '      if ((CURRENT == 3)); then',
      `        items=(${model
        .filter(({ name }) => name.startsWith(`${first} `))
        .map(({ name, about }) => item(name.slice(first.length + 1), about))
        .join(' ')})`,
      '        _describe verb items',
      '        return',
      '      fi',
      `      verb="${first} $words[3]" from=4`,
      '      ;;',
    ]),
    '  esac',
  ]
}

function described({ name, about }: ModelVerb): string {
  return item(name, about)
}

/** `name:what it is` for `_describe`, in which a colon divides the two. */
function item(name: string, about: string): string {
  return quoted(`${name.replaceAll(':', '\\:')}:${about}`)
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}

function action(place: Place): string {
  switch (place.kind) {
    case 'words':
      return `compadd ${place.words.map(quoted).join(' ')}`
    case 'names':
      return `_postmerge_names ${place.of}`
    case 'files':
      return '_files'
    case 'folders':
      return '_files -/'
    case 'anything':
      return 'return'
  }
}
