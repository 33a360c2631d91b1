/** What a mail says about the way out, by the first part of a language tag. */
const sentences: Readonly<Record<string, RegExp>> = {
  ja: /(?:配信|受信|購読|登録|メルマガ|メール|案内)(?:を|の|の?登録を)?(?:停止|解除|拒否|中止|希望(?:され|し)ない|止め|やめ)/u,
  en: /unsubscribe|opt[ -]?out|stop (?:receiving|these|getting)|no longer (?:wish|want)|manage (?:your )?(?:preferences|subscription)/iu,
  de: /abmelden|abbestell|austragen|abmeldung/iu,
  fr: /désabonn|désinscri|ne plus recevoir/iu,
  es: /darse de baja|dar(?:te|me|se)? de baja|cancelar (?:la |su |tu )?suscripción|desuscri/iu,
  it: /disiscri|annulla(?:re)? l.iscrizione|cancella(?:re)? l.iscrizione|non ricevere più/iu,
  pt: /cancelar (?:a |sua )?(?:inscrição|subscrição|assinatura)|descadastr|deixar de receber/iu,
  nl: /afmelden|uitschrijven/iu,
  zh: /退订|退訂|取消订阅|取消訂閱/u,
  ko: /수신\s?거부|구독\s?(?:취소|해지)/u,
}
const any = Object.values(sentences)

/** Whether a text says that mail can be refused, in any language that we can read. */
export function saysOptOut(text: string): boolean {
  return any.some((sentence) => sentence.test(text))
}

/** Whether it says so in this language; true where we cannot tell. */
export function saysOptOutIn(locale: string, text: string): boolean {
  const language = locale.toLowerCase().split(/[-_]/)[0] ?? ''
  return Object.hasOwn(sentences, language) ? (sentences[language]?.test(text) ?? true) : true
}
