import { Check, ChevronDown } from 'lucide-react';
import {
  Button,
  FieldError,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select as AriaSelect,
  SelectValue,
  Text,
} from 'react-aria-components';
import { cx } from '../cx.ts';
import menu from '../overlays/menu.module.css';
import field from './field.module.css';
import styles from './select.module.css';

/** One of the answers of a select. */
export interface SelectOption<T extends string> {
  readonly value: T;
  readonly label: string;
  readonly isDisabled?: boolean | undefined;
}

/** What a select takes. */
export interface SelectProps<T extends string> {
  readonly label: string;
  readonly value: T | null;
  readonly options: readonly SelectOption<T>[];
  readonly onChange: (value: T) => void;
  readonly placeholder?: string | undefined;
  readonly description?: string | undefined;
  readonly error?: string | undefined;
  readonly isLabelHidden?: boolean | undefined;
  readonly isDisabled?: boolean | undefined;
  readonly className?: string | undefined;
}

/** A choice of one from a list that opens over the page. */
export function Select<T extends string>(props: SelectProps<T>) {
  const {
    label,
    value,
    options,
    onChange,
    placeholder,
    description,
    error,
    isLabelHidden,
    isDisabled = false,
    className,
  } = props;
  return (
    <AriaSelect
      className={cx(field.field, className)}
      value={value}
      onChange={(key) => key !== null && onChange(String(key) as T)}
      isDisabled={isDisabled}
      isInvalid={error !== undefined && error !== ''}
      placeholder={placeholder ?? ''}
      validationBehavior="aria"
    >
      <Label className={isLabelHidden ? 'visually-hidden' : (field.label ?? '')}>{label}</Label>
      <Button className={cx(field.box, styles.trigger)}>
        <SelectValue className={styles.value ?? ''}>
          {({ selectedText, defaultChildren }) => selectedText || defaultChildren}
        </SelectValue>
        <ChevronDown aria-hidden="true" />
      </Button>
      {description && (
        <Text slot="description" className={field.description ?? ''}>
          {description}
        </Text>
      )}
      <FieldError className={field.error ?? ''}>{error}</FieldError>
      <Popover className={cx(menu.popover, styles.popover)}>
        <ListBox
          className={menu.menu ?? ''}
          items={options.map((option) => ({ ...option, id: option.value }))}
        >
          {(option) => (
            <ListBoxItem
              id={option.value}
              textValue={option.label}
              isDisabled={option.isDisabled ?? false}
              className={menu.item ?? ''}
            >
              <span className={menu.itemLabel}>{option.label}</span>
              <Check className={styles.check} aria-hidden="true" />
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
