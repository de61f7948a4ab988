/** A recovery code is twelve of these: none is mistaken for another. */
export const codeLetters = '23456789abcdefghjkmnpqrstuvwxyz';

/** A recovery code as it was typed, without the dashes, spaces and capitals that people add. */
export const plainRecoveryCode = (typed: string): string => typed.toLowerCase().replaceAll(/[^0-9a-z]/g, '');

/** A recovery code as it is shown: three groups of four. */
export const showRecoveryCode = (plain: string): string => plain.replaceAll(/(.{4})(?=.)/g, '$1-');

/** A code of an authenticator app as it was typed: its digits. */
export const plainTotpCode = (typed: string): string => typed.replaceAll(/[\s-]/g, '');

/**
 * Why a page of this origin may not answer for this host. Without a public address only this very machine may, by its name
 * `localhost`, whatever the port: passkeys need https everywhere else.
 */
export const isExpectedOrigin = (origin: string, publicUrl: string | undefined): boolean => {
  if (!URL.canParse(origin)) return false;
  const { hostname, origin: plain } = new URL(origin);
  return publicUrl ? plain === new URL(publicUrl).origin : hostname === 'localhost';
};
