import { nameClient, type SignInOrigin } from '@maru/contract';
import { spokenLanguage, translate } from '../../platform/i18n/index.ts';

/** The name of a device that signs in. */
export const wordDevice = ({ client }: Pick<SignInOrigin, 'client'>): string =>
  nameClient(client) || translate('approval.unknownDevice');

/** Where it is: a country, the network at home, or nothing where that is not known. */
export const wordPlace = ({ place }: Pick<SignInOrigin, 'place'>): string => {
  if (place === null) return translate('approval.placeUnknown');
  if (place === 'home') return translate('approval.placeHome');
  return new Intl.DisplayNames([spokenLanguage()], { type: 'region', fallback: 'code' }).of(place) ?? place;
};
