import { Check, Plus } from 'lucide-react';
import { useMe } from '../../accounts/index.ts';
import { useWords } from '../../../platform/i18n/index.ts';
import { tryVerb } from '../../../platform/verbs/index.ts';
import { Button } from '../../../ui/index.ts';
import { addPack, removePack } from '../change-shelf.ts';
import { useIsOnShelf } from '../hooks.ts';

/** Puts a pack on my shelf or takes it off; guests have none of their own. */
export function AddButton({ packId, name }: { readonly packId: string; readonly name: string }) {
  const t = useWords();
  const me = useMe();
  const isThere = useIsOnShelf(packId);
  if (!me?.handle) return null;
  return (
    <Button
      size="sm"
      variant={isThere ? 'secondary' : 'soft'}
      icon={isThere ? <Check aria-hidden="true" /> : <Plus aria-hidden="true" />}
      aria-label={t(isThere ? 'stickers.removeNamed' : 'stickers.addNamed', { name })}
      onPress={() => void tryVerb(isThere ? removePack(packId) : addPack(packId))}
    >
      {t(isThere ? 'stickers.added' : 'stickers.add')}
    </Button>
  );
}
