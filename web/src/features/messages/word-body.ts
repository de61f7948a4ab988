import { hintOf, type MessageBody } from '@maru/contract';
import type { Translate } from '../../platform/i18n/index.ts';
import { whyUnopened } from './unopened.ts';
import { wordMessage } from '../chats/ui.ts';

/** A message in words: its text, else what it holds, or that it is gone. */
export const wordBody = (body: Pick<MessageBody, 'text' | 'content' | 'deleted'>, t: Translate): string =>
  body.deleted
    ? t('messages.deleted')
    : whyUnopened(body)
      ? t(`messages.unopened.${whyUnopened(body)!}`)
      : wordMessage(body.text, body.content ? hintOf(body.content) : undefined, t);
