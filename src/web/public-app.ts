import { Hono } from 'hono'
import { pictureApp, type PictureOptions } from './picture-app.ts'
import { unsubscribeApp, type UnsubscribeOptions } from './unsubscribe-app.ts'

/** Everything that the world may ask of us: pictures below `/i/`, and the way out of a list. */
export function publicApp(options: UnsubscribeOptions & PictureOptions): Hono {
  const pictures = pictureApp(options)
  const unsubscribe = unsubscribeApp(options)
  const app = new Hono()
  app.all('/i/*', (context) => pictures.fetch(context.req.raw))
  app.all('*', (context) => unsubscribe.fetch(context.req.raw))
  return app
}
