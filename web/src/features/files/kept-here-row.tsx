import { HardDrive } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import { ListRow, RowGlyph } from '../../ui/index.ts';
import { wordBytes } from './upload-bar/word-bytes.ts';

/** How much of this device Maru takes up, as its browser tells; undefined where it does not. */
const useKeptBytes = (): number | undefined => {
  const [bytes, setBytes] = useState<number>();
  useEffect(() => {
    void navigator.storage?.estimate?.().then(
      ({ usage }) => setBytes(usage),
      () => undefined,
    );
  }, []);
  return bytes;
};

/** In the settings: what is kept on this device, so that it opens without a network. */
export function KeptHereRow() {
  const t = useWords();
  const bytes = useKeptBytes();
  return (
    <ListRow
      size="sm"
      leading={<RowGlyph Icon={HardDrive} />}
      title={t('files.keptHere')}
      subtitle={t('files.keptHereText')}
      meta={bytes === undefined ? '' : wordBytes(bytes)}
    />
  );
}
