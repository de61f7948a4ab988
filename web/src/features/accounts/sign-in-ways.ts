import type { SecondStep, SignInWay } from '@maru/contract';
import type { LucideIcon } from 'lucide-react';
import type { ComponentType } from 'react';

/** What the screen of a second step is given. It finishes with `finishSignIn`, which enters by itself. */
export interface SignInWayProps {
  readonly ticket: string;
  /** Whether this browser is to be trusted from now on, as the person has chosen. */
  readonly trust: boolean;
  /** The ticket is used up: the sign-in begins again. */
  readonly onGone: () => void;
  /** Nothing comes of this way any more; it says why, and offers to begin again. */
  readonly onEnded: () => void;
}

/** How a way to take the second step is shown. */
export interface SignInWayView {
  readonly way: SignInWay;
  /** The key of the words that choose it among others. */
  readonly label: string;
  readonly Icon: LucideIcon;
  readonly View: ComponentType<SignInWayProps>;
}

const ways: SignInWayView[] = [];

/** Shows a way to take the second step of a sign-in. */
export const registerSignInWay = (view: SignInWayView): void => {
  ways.push(view);
};

/** The ways of a ticket that this app can show, in the host's order. */
export const viewsOf = (step: SecondStep): SignInWayView[] =>
  step.ways.flatMap((way) => ways.filter((view) => view.way === way));

/** Something beside handle and password to sign in with, below the form: a passkey, a QR code, a forgotten password. */
export interface SignInOffer {
  readonly id: string;
  readonly order: number;
  readonly Offer: ComponentType<{ readonly onStep: (step: SecondStep) => void }>;
}

const offers: SignInOffer[] = [];

/** Offers another way in below the form that signs in. */
export const registerSignInOffer = (offer: SignInOffer): void => {
  offers.push(offer);
  offers.sort((one, other) => one.order - other.order);
};

/** What else there is to sign in with. */
export const signInOffers = (): readonly SignInOffer[] => offers;
