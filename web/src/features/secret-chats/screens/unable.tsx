import { useWords } from '../../../platform/i18n/index.ts';
import { EmptyState } from '../../../ui/index.ts';

/** Why secret chats cannot be used here, and what would help. */
export function Unable({ why }: { readonly why: 'guest' | 'tooOld' }) {
  const t = useWords();
  return <EmptyState drawing="closed" title={t(`secret.${why}Title`)} text={t(`secret.${why}Text`)} />;
}
