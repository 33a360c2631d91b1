import { anywhere, firstWords, groupsOf, type ModelVerb, type Place } from './model.ts'

/** The completion script of bash: a function and the line that registers it. Works from bash 3.2 on, which macOS has. */
export function bashScript(model: readonly ModelVerb[]): string {
  const groups = [...groupsOf(model)]
  const values = model.flatMap(({ name, options }) =>
    options.flatMap(({ flag, value }) => (value === null ? [] : [[`${name} ${flag}`, value] as const])),
  )
  return `${[
    '# postmerge completion for bash: eval "$(postmerge completion bash)" in ~/.bashrc',
    '_postmerge_names() {',
    '  local index root=()',
    '  for ((index = 1; index < ${#COMP_WORDS[@]} - 1; index++)); do',
    '    [[ ${COMP_WORDS[index]} == --root ]] && root=(--root "${COMP_WORDS[index + 1]}")',
    '  done',
    '  "${COMP_WORDS[0]}" completion --words "$1" ${root[@]+"${root[@]}"} 2>/dev/null',
    '}',
    '_postmerge() {',
    '  local current="${COMP_WORDS[COMP_CWORD]}" before="${COMP_WORDS[COMP_CWORD - 1]}" words=("${COMP_WORDS[@]}") at=$COMP_CWORD',
    '  local verb from=2 place index',
    '  COMPREPLY=()',
    ...passLeading(),
    '  verb="${words[1]}"',
    '  if ((at == 1)); then',
    `    COMPREPLY=($(compgen -W '${[...firstWords(model), ...anywhere('en').map(({ flag }) => flag)].join(' ')} --help --version' -- "$current"))`,
    '    return',
    '  fi',
    '  case "$verb" in',
    ...groups.flatMap(([first, seconds]) => [
      `    ${first})`,
      '      if ((at == 2)); then',
      `        COMPREPLY=($(compgen -W '${seconds.join(' ')}' -- "$current"))`,
      '        return',
      '      fi',
      `      verb="${first} \${words[2]}" from=3`,
      '      ;;',
    ]),
    '  esac',
    '  case "$verb $before" in',
    ...values.map(([key, place]) => `    '${key}') ${reply(place)} ;;`),
    '  esac',
    '  if [[ $current == -* ]]; then',
    '    case "$verb" in',
    ...model.map(({ name, options }) => `      '${name}') ${words(options.map(({ flag }) => flag))} ;;`),
    '    esac',
    '    return',
    '  fi',
    '  place=0',
    '  for ((index = from; index < at; index++)); do',
    '    case "${words[index]}" in',
    '      -*) ;;',
    '      *)',
    '        case "$verb ${words[index - 1]}" in',
    ...(values.length === 0 ? [] : [`          ${values.map(([key]) => `'${key}'`).join(' | ')}) ;;`]),
    '          *) ((place++)) ;;',
    '        esac',
    '        ;;',
    '    esac',
    '  done',
    '  case "$verb $place" in',
    ...model.flatMap(({ name, places }) =>
      places.map((place, index) => {
        const more = index === places.length - 1 ? '*' : ''
        return `    '${name} '${more === '' ? index : more}) ${reply(place)} ;;`
      }),
    ),
    '  esac',
    '}',
    'complete -F _postmerge postmerge',
  ].join('\n')}\n`
}

/** Options before the verb are passed over: what follows counts from the verb. */
function passLeading(): readonly string[] {
  return [
    '  while ((at > 1)); do',
    '    case "${words[1]}" in',
    ...anywhere('en').map(({ flag, value }) =>
      value === null
        ? `      ${flag}) words=(postmerge "\${words[@]:2}") at=$((at - 1)) ;;`
        : `      ${flag}) if ((at == 2)); then ${reply(value)}; fi; words=(postmerge "\${words[@]:3}") at=$((at - 2)) ;;`,
    ),
    '      *) break ;;',
    '    esac',
    '  done',
  ]
}

function words(list: readonly string[]): string {
  return `COMPREPLY=($(compgen -W '${list.join(' ')}' -- "$current")); return`
}

function reply(place: Place): string {
  switch (place.kind) {
    case 'words':
      return words(place.words)
    case 'names':
      return `COMPREPLY=($(compgen -W "$(_postmerge_names ${place.of})" -- "$current")); return`
    case 'files':
      return 'COMPREPLY=($(compgen -f -- "$current")); return'
    case 'folders':
      return 'COMPREPLY=($(compgen -d -- "$current")); return'
    case 'anything':
      return 'return'
  }
}
