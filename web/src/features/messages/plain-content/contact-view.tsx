import { Copy, Mail, Phone, UserRoundPlus } from 'lucide-react';
import { useWords } from '../../../platform/i18n/index.ts';
import { Avatar, Button, IconButton, toast } from '../../../ui/index.ts';
import type { ContentView, ContentViewProps } from '../content/content-views.ts';
import styles from './plain-content.module.css';
import { writeVcard, type Contact } from './vcard.ts';

const saveVcard = (contact: Contact): void => {
  const href = URL.createObjectURL(new Blob([writeVcard(contact)], { type: 'text/vcard' }));
  const link = document.createElement('a');
  link.href = href;
  // What no file may be called is left out of its name.
  link.download = `${contact.name.replace(/[\\/:*?"<>|]/g, '').trim() || 'contact'}.vcf`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
};

/** Somebody's card: call, write, copy, keep. */
function ContactView({ bubble, content }: ContentViewProps<'contact'>) {
  const t = useWords();
  const { name, phones, emails } = content;
  const copy = (value: string) =>
    void navigator.clipboard.writeText(value).then(
      () => toast(t('plain.copied')),
      () => toast(t('plain.notCopied'), { tone: 'danger' }),
    );
  return (
    <div className={styles.card}>
      <div className={styles.head}>
        <Avatar id={`contact-${bubble.key}-${name}`} name={name} size="md" />
        <span className={styles.words}>
          <bdi className={styles.name}>{name}</bdi>
          <span className={styles.note}>{t('plain.contact')}</span>
        </span>
      </div>
      {(phones.length > 0 || emails.length > 0) && (
        <ul className={styles.ways}>
          {phones.map((phone) => (
            <Way
              key={phone}
              href={`tel:${phone.replace(/[^\d+*#]/g, '')}`}
              Icon={Phone}
              value={phone}
              onCopy={copy}
            />
          ))}
          {emails.map((email) => (
            <Way key={email} href={`mailto:${encodeURI(email)}`} Icon={Mail} value={email} onCopy={copy} />
          ))}
        </ul>
      )}
      <Button
        isWide
        size="sm"
        icon={<UserRoundPlus aria-hidden="true" />}
        onPress={() => saveVcard({ name, phones, emails })}
      >
        {t('plain.save')}
      </Button>
    </div>
  );
}

interface WayProps {
  href: string;
  Icon: typeof Phone;
  value: string;
  onCopy: (value: string) => void;
}

function Way({ href, Icon, value, onCopy }: WayProps) {
  const t = useWords();
  return (
    <li className={styles.way}>
      <a href={href} className={styles.link}>
        <Icon aria-hidden="true" />
        <bdi className={styles.value}>{value}</bdi>
      </a>
      <IconButton
        label={t('plain.copy', { value })}
        icon={<Copy aria-hidden="true" />}
        variant="quiet"
        onPress={() => onCopy(value)}
      />
    </li>
  );
}

/** How contacts are shown in a room. */
export const contactView: ContentView<'contact'> = {
  type: 'contact',
  View: ContactView,
  frame: 'card',
  estimate: ({ phones, emails }) => 100 + (phones.length + emails.length) * 44,
};
