import type { ChatId, Quote } from '@maru/contract';
import { useWords } from '../../../platform/i18n/index.ts';
import { QuoteBlock } from '../../../ui/index.ts';
import { useDisplayName } from '../../people/index.ts';
import { useWhySilenced } from '../../chats/index.ts';
import { wordMessage } from '../../chats/ui.ts';
import { useMessage } from '../hooks.ts';
import { jumpTo } from '../load-history.ts';
import { attempt } from '../room/attempt.ts';
import { myIdNow } from '../room/my-id.ts';
import { wordBody } from '../word-body.ts';

/** The message that is answered; pressing it goes there, wherever it is. */
export function MessageQuote({ chatId, quote }: { readonly chatId: ChatId; readonly quote: Quote }) {
  const t = useWords();
  const known = useDisplayName(quote.author);
  const line = useMessage(chatId, quote.seq);
  const name = known || quote.authorName || t('messages.someone');
  const why = useWhySilenced(chatId, quote.author);
  return (
    <QuoteBlock
      title={quote.author === myIdNow() ? t('messages.repliedToMe') : t('messages.replyTo', { name })}
      onPress={() => void attempt(jumpTo(chatId, quote.seq))}
    >
      {why
        ? t(why === 'blocked' ? 'messages.foldedBlocked' : 'messages.foldedIgnored')
        : line
          ? wordBody(line.body, t)
          : wordMessage(quote.text, quote.hint, t)}
    </QuoteBlock>
  );
}
