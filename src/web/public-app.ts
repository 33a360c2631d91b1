import { Hono } from 'hono'
import { pictureApp, type PictureOptions } from './picture-app.ts'
import { unsubscribeApp, type UnsubscribeOptions } from './unsubscribe-app.ts'
import { webhookApp, type WebhookOptions } from './webhook-app.ts'

/** Everything that the world may ask of us: pictures below `/i/`, the way out of a list, and GitHub's deliveries where we are the desk. */
export function publicApp(
  options: UnsubscribeOptions & PictureOptions & { readonly webhook?: WebhookOptions | null },
): Hono {
  const pictures = pictureApp(options)
  const unsubscribe = unsubscribeApp(options)
  const app = new Hono()
  app.all('/i/*', (context) => pictures.fetch(context.req.raw))
  if (options.webhook) {
    const webhook = webhookApp(options.webhook)
    app.all('/hooks/*', (context) => webhook.fetch(context.req.raw))
  }
  app.all('*', (context) => unsubscribe.fetch(context.req.raw))
  return app
}
